//! A short number for some bytes, the same in every process and every version of the program: it
//! tells two names or two files apart, and guards against nobody.

/// Returns the FNV-1a digest of a name.
pub(crate) fn digest_of_name(name: &[u8]) -> u64 {
    name.iter().fold(0xcbf2_9ce4_8422_2325, |digest: u64, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Returns the digest of a file, which is in pieces.
pub(crate) fn digest(pieces: &[&[u8]]) -> u64 {
    let mut digest = Digest { digests: [0, 1, 2, 3], row: [0; ROW], held: 0 };
    for piece in pieces {
        digest.take(piece);
    }
    let (words, rest) = digest.row[..digest.held].as_chunks::<8>();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    let rest = rest.iter().map(|byte| u64::from(*byte)).chain([length as u64]);
    digest.digests.into_iter().chain(words).chain(rest).fold(0, taken_in)
}

/// The bytes of a row, of which four words are taken in at once.
const ROW: usize = 32;

struct Digest {
    digests: [u64; 4],
    /// What was not yet taken in.
    row: [u8; ROW],
    held: usize,
}

impl Digest {
    fn take(&mut self, piece: &[u8]) {
        let (more, piece) = piece.split_at(piece.len().min(ROW - self.held));
        self.hold(more);
        let (rows, rest) = piece.as_chunks();
        for row in rows {
            self.take_row(row);
        }
        self.hold(rest);
    }

    fn hold(&mut self, bytes: &[u8]) {
        self.row[self.held..][..bytes.len()].copy_from_slice(bytes);
        self.held += bytes.len();
        if self.held == ROW {
            let row = self.row;
            self.take_row(&row);
            self.held = 0;
        }
    }

    fn take_row(&mut self, row: &[u8; ROW]) {
        for (digest, word) in self.digests.iter_mut().zip(row.as_chunks().0) {
            *digest = taken_in(*digest, u64::from_le_bytes(*word));
        }
    }
}

fn taken_in(digest: u64, word: u64) -> u64 {
    let product = (digest ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_a_name_is_the_published_one() {
        assert_eq!(digest_of_name(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest_of_name(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_digest_of_a_file_stays_what_it_is() {
        let bytes: Vec<u8> = (0..100).collect();
        assert_eq!(digest(&[]), 0x0b22_b331_c016_635e);
        assert_eq!(digest(&[&bytes]), 0x022f_b08f_a6e0_f2e9);
    }

    #[test]
    fn where_a_file_is_divided_does_not_count() {
        let bytes: Vec<u8> = (0..150).collect();
        for (one, other) in (0..150).flat_map(|one| (one..150).map(move |other| (one, other))) {
            assert_eq!(digest(&[&bytes[..one], &bytes[one..other], &bytes[other..]]), digest(&[&bytes]));
        }
    }

    #[test]
    fn every_bit_of_a_file_counts() {
        let bytes: Vec<u8> = (0..100).collect();
        let changed = |at: usize, bit: u32| {
            let mut other = bytes.clone();
            other[at] ^= 1 << bit;
            digest(&[&other])
        };
        let mut digests: Vec<u64> =
            (0..100).flat_map(|at| (0..8).map(move |bit| (at, bit))).map(|(at, bit)| changed(at, bit)).collect();
        digests.extend([digest(&[&bytes]), digest(&[&bytes[..99]]), digest(&[&bytes, &[0]])]);
        digests.sort_unstable();
        assert!(digests.is_sorted_by(|one, next| one < next));
    }
}
