//! The headers that a static host should send, in the form that Netlify and Cloudflare Pages read.

/// Name of the file.
pub const FILE: &str = "_headers";

/// The content security policy as a header says more than the one in the page: the page cannot
/// forbid its own framing.
pub fn text(meta_policy: &str, base: &str) -> String {
    let policy = format!("{}; frame-ancestors 'none'", meta_policy.trim_end_matches([';', ' ']));
    format!(
        "{base}*
  Content-Security-Policy: {policy}
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()
  Cache-Control: no-cache
"
    )
}
