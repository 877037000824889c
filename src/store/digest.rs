//! A short number for some bytes, the same in every process and every version of the program: it
//! tells two names or two files apart, and guards against nobody.

/// Returns the FNV-1a digest of a name.
pub(super) fn digest_of_name(name: &[u8]) -> u64 {
    name.iter().fold(0xcbf2_9ce4_8422_2325, |digest: u64, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Returns the digest of a file, of which four words are taken in at once.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    const WORDS: usize = 4;
    let taken_in = |digest: u64, word: u64| {
        let product = (digest ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        product ^ (product >> 29)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let (rows, last) = words.as_chunks::<WORDS>();
    let mut digests = [0, 1, 2, 3];
    for row in rows {
        for (digest, word) in digests.iter_mut().zip(row) {
            *digest = taken_in(*digest, u64::from_le_bytes(*word));
        }
    }
    let last = last.iter().map(|word| u64::from_le_bytes(*word));
    let rest = rest.iter().map(|byte| u64::from(*byte)).chain([bytes.len() as u64]);
    digests.into_iter().chain(last).chain(rest).fold(0, taken_in)
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
        assert_eq!(digest(b""), 0x0b22_b331_c016_635e);
        assert_eq!(digest(&bytes), 0x022f_b08f_a6e0_f2e9);
    }

    #[test]
    fn every_bit_of_a_file_counts() {
        let bytes: Vec<u8> = (0..100).collect();
        let changed = |at: usize, bit: u32| {
            let mut other = bytes.clone();
            other[at] ^= 1 << bit;
            digest(&other)
        };
        let mut digests: Vec<u64> =
            (0..100).flat_map(|at| (0..8).map(move |bit| (at, bit))).map(|(at, bit)| changed(at, bit)).collect();
        digests.extend([digest(&bytes), digest(&bytes[..99]), digest(&[&bytes[..], &[0]].concat())]);
        digests.sort_unstable();
        assert!(digests.is_sorted_by(|one, next| one < next));
    }
}
