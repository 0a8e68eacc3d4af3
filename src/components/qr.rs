//! QR codes (ISO/IEC 18004) as drawings.

/// Blank modules around a code (ISO/IEC 18004 section 5.3.8).
pub const QUIET: u32 = 4;

/// Every run of dark modules in a row as one bar: a path of SVG.
pub fn path(modules: &[u8], size: u32) -> String {
    let mut path = String::new();
    let size = size as usize;
    for (y, row) in modules.chunks(size.max(1)).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|module| **module == 1).count();
            if run > 0 {
                path.push_str(&format!(
                    "M{} {}h{run}v1h-{run}z",
                    x + QUIET as usize,
                    y + QUIET as usize
                ));
            }
            x += run.max(1);
        }
    }
    path
}
