//! How a revocation code (폐기 코드) is written: 24 random characters of 32 (120 bits) and one that tells most
//! slips, in five groups of five. The alphabet is Crockford's: no `I`, `L`, `O` and `U`, and what is read as
//! another character is taken for it.

/// Characters without the dashes, the last one tells slips.
pub const LENGTH: usize = 25;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 5;

/// The code of these numbers, each below 32: their characters and the check character, without dashes.
pub fn write(random: &[u8; LENGTH - 1]) -> String {
    let check = (32 - luhn(random.iter().rev().copied(), true)) % 32;
    let all = random.iter().chain([&check]);
    all.map(|value| char::from(ALPHABET[usize::from(value % 32)])).collect()
}

/// What somebody typed as [`write()`] has it; `None` if it cannot be a code.
pub fn read(typed: &str) -> Option<String> {
    let typed = typed.chars().filter(|character| !matches!(character, ' ' | '-' | '–'));
    let values: Option<Vec<u8>> = typed.map(value).collect();
    let values = values.filter(|values| values.len() == LENGTH)?;
    let right = luhn(values.iter().rev().copied(), false) == 0;
    right.then(|| values.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect())
}

/// The code in groups, for people.
pub fn grouped(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + LENGTH / GROUP);
    for (at, character) in code.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            out.push('-');
        }
        out.push(character);
    }
    out
}

fn value(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| char::from(*known) == character)?;
    u8::try_from(at).ok()
}

/// The sum of Luhn's algorithm modulo 32, from the last character on.
fn luhn(reversed: impl Iterator<Item = u8>, mut double: bool) -> u8 {
    let mut sum = 0;
    for value in reversed {
        let times = if double { value * 2 } else { value };
        sum = (sum + times / 32 + times % 32) % 32;
        double = !double;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random() -> [u8; 24] {
        std::array::from_fn(|at| u8::try_from(at * 7 % 32).expect("small"))
    }

    #[test]
    fn what_is_written_is_read_in_any_dress() {
        let code = write(&random());
        assert_eq!(read(&code).as_ref(), Some(&code));
        let dressed = grouped(&code).to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(dressed.matches('-').count(), 4);
        assert_eq!(read(&format!(" {dressed} ")), Some(code));
    }

    #[test]
    fn every_slip_in_one_character_is_noticed() {
        let code = write(&random());
        for at in 0..LENGTH {
            for other in ALPHABET {
                let mut slip = code.clone().into_bytes();
                if slip[at] == *other {
                    continue;
                }
                slip[at] = *other;
                assert_eq!(read(&String::from_utf8(slip).expect("ASCII")), None, "{at}");
            }
        }
        assert_eq!(read(&code[1..]), None);
        assert_eq!(read(&code.replacen('7', "U", 1)), None);
    }
}
