//! The four test vectors of RFC 9382, appendix B, for P256-SHA256-HKDF-HMAC.

use hex_literal::hex;
use p256::elliptic_curve::group::ff::PrimeField;

use super::*;

struct Vector {
    names: Names<'static>,
    w: [u8; 32],
    x: [u8; 32],
    y: [u8; 32],
    pa: [u8; 65],
    pb: [u8; 65],
    key: [u8; 16],
    proof_a: [u8; 32],
    proof_b: [u8; 32],
}

const VECTORS: [Vector; 4] = [
    Vector {
        names: Names { a: b"server", b: b"client" },
        w: hex!("2ee57912099d31560b3a44b1184b9b4866e904c49d12ac5042c97dca461b1a5f"),
        x: hex!("43dd0fd7215bdcb482879fca3220c6a968e66d70b1356cac18bb26c84a78d729"),
        y: hex!("dcb60106f276b02606d8ef0a328c02e4b629f84f89786af5befb0bc75b6e66be"),
        pa: hex!(
            "04a56fa807caaa53a4d28dbb9853b9815c61a411118a6fe516a8798434751470f9"
            "010153ac33d0d5f2047ffdb1a3e42c9b4e6be662766e1eeb4116988ede5f912c"
        ),
        pb: hex!(
            "0406557e482bd03097ad0cbaa5df82115460d951e3451962f1eaf4367a420676d0"
            "9857ccbc522686c83d1852abfa8ed6e4a1155cf8f1543ceca528afb591a1e0b7"
        ),
        key: hex!("0e0672dc86f8e45565d338b0540abe69"),
        proof_a: hex!("58ad4aa88e0b60d5061eb6b5dd93e80d9c4f00d127c65b3b35b1b5281fee38f0"),
        proof_b: hex!("d3e2e547f1ae04f2dbdbf0fc4b79f8ecff2dff314b5d32fe9fcef2fb26dc459b"),
    },
    Vector {
        names: Names { a: b"", b: b"client" },
        w: hex!("0548d8729f730589e579b0475a582c1608138ddf7054b73b5381c7e883e2efae"),
        x: hex!("403abbe3b1b4b9ba17e3032849759d723939a27a27b9d921c500edde18ed654b"),
        y: hex!("903023b6598908936ea7c929bd761af6039577a9c3f9581064187c3049d87065"),
        pa: hex!(
            "04a897b769e681c62ac1c2357319a3d363f610839c4477720d24cbe32f5fd85f44"
            "fb92ba966578c1b712be6962498834078262caa5b441ecfa9d4a9485720e918a"
        ),
        pb: hex!(
            "04e0f816fd1c35e22065d5556215c097e799390d16661c386e0ecc84593974a61b"
            "881a8c82327687d0501862970c64565560cb5671f696048050ca66ca5f8cc7fc"
        ),
        key: hex!("642f05c473c2cd79909f9a841e2f30a7"),
        proof_a: hex!("47d29e6666af1b7dd450d571233085d7a9866e4d49d2645e2df975489521232b"),
        proof_b: hex!("3313c5cefc361d27fb16847a91c2a73b766ffa90a4839122a9b70a2f6bd1d6df"),
    },
    Vector {
        names: Names { a: b"server", b: b"" },
        w: hex!("626e0cdc7b14c9db3e52a0b1b3a768c98e37852d5db30febe0497b14eae8c254"),
        x: hex!("07adb3db6bc623d3399726bfdbfd3d15a58ea776ab8a308b00392621291f9633"),
        y: hex!("b6a4fc8dbb629d4ba51d6f91ed1532cf87adec98f25dd153a75accafafedec16"),
        pa: hex!(
            "04f88fb71c99bfffaea370966b7eb99cd4be0ff1a7d335caac4211c4afd855e2e1"
            "5a873b298503ad8ba1d9cbb9a392d2ba309b48bfd7879aefd0f2cea6009763b0"
        ),
        pb: hex!(
            "040c269d6be017dccb15182ac6bfcd9e2a14de019dd587eaf4bdfd353f031101e7"
            "cca177f8eb362a6e83e7d5e729c0732e1b528879c086f39ba0f31a9661bd34db"
        ),
        key: hex!("005184ff460da2ce59062c87733c299c"),
        proof_a: hex!("bc9f9bbe99f26d0b2260e6456e05a86196a3307ec6663a18bf6ac825736533b2"),
        proof_b: hex!("c2370e1bf813b086dff0d834e74425a06e6390f48f5411900276dcccc5a297ec"),
    },
    Vector {
        names: Names { a: b"", b: b"" },
        w: hex!("7bf46c454b4c1b25799527d896508afd5fc62ef4ec59db1efb49113063d70cca"),
        x: hex!("8cef65df64bb2d0f83540c53632de911b5b24b3eab6cc74a97609fd659e95473"),
        y: hex!("d7a66f64074a84652d8d623a92e20c9675c61cb5b4f6a0063e4648a2fdc02d53"),
        pa: hex!(
            "04a65b367a3f613cf9f0654b1b28a1e3a8a40387956c8ba6063e8658563890f46c"
            "a1ef6a676598889fc28de2950ab8120b79a5ef1ea4c9f44bc98f585634b46d66"
        ),
        pb: hex!(
            "04589f13218822710d98d8b2123a079041052d9941b9cf88c6617ddb2fcc049466"
            "2eea8ba6b64692dc318250030c6af045cb738bc81ba35b043c3dcb46adf6f58d"
        ),
        key: hex!("fc6374762ba5cf11f4b2caa08b2cd1b9"),
        proof_a: hex!("dfb4db8d48ae5a675963ea5e6c19d98d4ea028d8e898dad96ea19a80ade95dca"),
        proof_b: hex!("d0f0609d1613138d354f7e95f19fb556bf52d751947241e8c7118df5ef0ae175"),
    },
];

fn scalar(bytes: [u8; 32]) -> Scalar {
    Option::from(Scalar::from_repr(bytes.into())).expect("a number below the order")
}

#[test]
fn both_sides_agree_as_the_rfc_says() {
    for vector in VECTORS {
        let w = scalar(vector.w);
        let a = Run::with(Side::A, w, scalar(vector.x)).expect("a share");
        let b = Run::with(Side::B, w, scalar(vector.y)).expect("a share");
        assert_eq!((a.share(), b.share()), (&vector.pa, &vector.pb));
        for agreed in [a.finish(b.share(), vector.names), b.finish(a.share(), vector.names)] {
            let agreed = agreed.expect("a key");
            assert_eq!(agreed.key, vector.key);
            assert_eq!(agreed.proof(Side::A, b""), Some(vector.proof_a));
            assert_eq!(agreed.proof(Side::B, b""), Some(vector.proof_b));
            assert!(agreed.is_proved(Side::B, b"", &vector.proof_b));
            assert!(!agreed.is_proved(Side::A, b"", &vector.proof_b), "a proof has its side");
            assert!(!agreed.is_proved(Side::B, b"x", &vector.proof_b), "and what it is about");
        }
    }
}

#[test]
fn what_is_no_point_leads_nowhere() {
    let [vector, ..] = VECTORS;
    let run = Run::with(Side::A, scalar(vector.w), scalar(vector.x)).expect("a share");
    let mut off = vector.pb;
    off[64] ^= 1;
    assert!(run.finish(&off, vector.names).is_none(), "not on the curve");
    assert!(run.finish(&[0; 65], vector.names).is_none(), "the point at infinity");
    // What hides the other share and nothing else: the common point would be that at infinity.
    let mask = encoded(&(point(&N).expect("a point") * scalar(vector.w))).expect("a point");
    assert!(run.finish(&mask, vector.names).is_none());
}
