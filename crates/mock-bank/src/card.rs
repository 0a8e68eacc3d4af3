//! Security cards (보안카드): 35 cells of four digits, of which the bank asks half of two.

use ingam_bank_api::CardCells;
use sha2::{Digest as _, Sha256};

use crate::secrets::{Secrets, random};
use crate::store::factors::{self, Half};
use crate::store::{StoreError, Tx};

/// Cells on a card.
pub const CELLS: u8 = 35;

/// The cells of a mock customer's card, four digits each. Everyone can compute them: the card is
/// printed on the demo desk.
pub fn mock_cells(customer: &str) -> Vec<String> {
    let cell = |number: u8| {
        let digest = Sha256::digest(format!("mock security card of {customer}, cell {number}"));
        format!("{:04}", u16::from_be_bytes([digest[0], digest[1]]) % 10_000)
    };
    (1..=CELLS).map(cell).collect()
}

/// Puts a customer's card into the database.
pub async fn seed(tx: &mut Tx, secrets: &Secrets, customer: &str) -> Result<(), StoreError> {
    for (number, digits) in (1..).zip(mock_cells(customer)) {
        let (first, last) = digits.split_at(2);
        for (half, digits) in [(Half::First, first), (Half::Last, last)] {
            let hash = hash(secrets, customer, number, half, digits);
            factors::insert_half(tx, customer, number, half, &hash).await?;
        }
    }
    Ok(())
}

/// What the database keeps of half a cell.
pub fn hash(secrets: &Secrets, customer: &str, cell: u8, half: Half, digits: &str) -> Vec<u8> {
    secrets.keyed_hash("card", &format!("{customer} {cell} {}", half.name()), digits)
}

/// Two different cells, not the two that were asked before.
pub fn other_cells(before: Option<CardCells>) -> CardCells {
    loop {
        let [first, last] = random::<2>().map(cell_of);
        if let (Some(first), Some(last)) = (first, last) {
            let cells = CardCells { first, last };
            if first != last && Some(cells) != before {
                return cells;
            }
        }
    }
}

/// Every cell from as many bytes; `None` for the bytes that are left over.
fn cell_of(byte: u8) -> Option<u8> {
    (byte < u8::MAX - u8::MAX % CELLS).then_some(byte % CELLS + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_on_the_card_and_never_the_same_twice() {
        let mut cells = other_cells(None);
        for _ in 0..10_000 {
            let next = other_cells(Some(cells));
            assert!((1..=CELLS).contains(&next.first) && (1..=CELLS).contains(&next.last));
            assert_ne!(next.first, next.last);
            assert_ne!(next, cells);
            cells = next;
        }
    }

    #[test]
    fn every_cell_comes_from_as_many_bytes() {
        let mut counts = [0; CELLS as usize];
        for cell in (0..=u8::MAX).filter_map(cell_of) {
            counts[usize::from(cell) - 1] += 1;
        }
        assert_eq!(counts, [7; CELLS as usize]);
    }

    #[test]
    fn cards_have_four_digits_a_cell_and_differ() {
        let (one, two) = (mock_cells("hong"), mock_cells("kim"));
        assert_eq!(one.len(), usize::from(CELLS));
        assert!(one.iter().all(|c| c.len() == 4 && c.bytes().all(|b| b.is_ascii_digit())));
        assert_ne!(one, two);
    }
}
