//! The compound file under every older office file, followed no further than it is long.

#![cfg(any(feature = "docx", feature = "xlsx"))]
#![cfg_attr(
    not(feature = "xlsx"),
    allow(dead_code, reason = "without workbooks, only what the file is needs to be known")
)]

use super::limits::damaged;
use crate::message::Message;

/// The first of the numbers that are no sector.
const NO_SECTOR: u32 = 0xffff_fffa;
/// Below this length a stream lies in the sectors of the small.
const SMALL: u64 = 4096;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// A compound file, all of whose chains end.
pub(super) struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    streams: Vec<Stream>,
}

/// A stream as the directory lists it.
struct Stream {
    name: String,
    start: u32,
    length: u64,
}

impl<'b> Ole<'b> {
    /// Opens a file.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Message> {
        let sector = if number(bytes, 30)? == 12 { 4096 } else { 512 };
        let mut ole = Self { bytes, sector, fat: Vec::new(), streams: Vec::new() };
        ole.fat = ole.read_fat()?;
        let directory = ole.chain(word(bytes, 48)?)?;
        for entry in directory.chunks_exact(ENTRY) {
            let units = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            let name: String = char::decode_utf16(units.take_while(|unit| *unit != 0)).filter_map(Result::ok).collect();
            let high = if sector == 512 { 0 } else { u64::from(word(entry, 124)?) << 32 };
            let length = high + u64::from(word(entry, 120)?);
            ole.streams.push(Stream { name, start: word(entry, 116)?, length });
        }
        Ok(ole)
    }

    /// Tells whether it has a stream of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.named(name).is_some()
    }

    /// Returns the bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, Message> {
        let stream = self.named(name).ok_or_else(broken)?;
        let root = self.streams.first().ok_or_else(broken)?;
        // Both are followed for whichever stream, so that whoever opens the file again is safe to.
        let small = if word(self.bytes, 64)? > 0 { self.chain(root.start)? } else { Vec::new() };
        let table = if word(self.bytes, 64)? > 0 { self.chain(word(self.bytes, 60)?)? } else { Vec::new() };
        let mut found = if stream.length < SMALL {
            let table: Vec<u32> = words(&table).collect();
            follow(stream.start, &table, small.len() / 64, |at| small.get(at * 64..at * 64 + 64))?
        } else {
            self.chain(stream.start)?
        };
        let length = usize::try_from(stream.length).map_err(|_| broken())?;
        if found.len() < length {
            return Err(broken());
        }
        found.truncate(length);
        Ok(found)
    }

    fn named(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// Reads which sector follows which: the list of the lists begins in the header.
    fn read_fat(&self) -> Result<Vec<u32>, Message> {
        let header = self.bytes.get(76..512).ok_or_else(broken)?;
        let mut lists: Vec<u32> = words(header).collect();
        let mut next = word(self.bytes, 68)?;
        let mut steps = 0;
        while next < NO_SECTOR {
            steps += 1;
            if steps > self.count() {
                return Err(broken());
            }
            lists.extend(words(self.at(next as usize).ok_or_else(broken)?));
            next = lists.pop().ok_or_else(broken)?;
        }
        lists.retain(|list| *list < NO_SECTOR);
        if lists.len() > self.count() {
            return Err(broken());
        }
        let mut fat = Vec::new();
        for list in lists {
            fat.extend(words(self.at(list as usize).ok_or_else(broken)?));
        }
        Ok(fat)
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Message> {
        follow(start, &self.fat, self.count(), |at| self.at(at))
    }

    /// Returns a sector; the last may be cut short.
    fn at(&self, sector: usize) -> Option<&'b [u8]> {
        let start = sector.checked_add(1)?.checked_mul(self.sector)?;
        let end = self.bytes.len().min(start.checked_add(self.sector)?);
        self.bytes.get(start..end)
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }
}

/// Follows a chain of sectors; one of more sectors than there are goes round in a circle.
fn follow<'s>(
    start: u32,
    table: &[u32],
    count: usize,
    at: impl Fn(usize) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    let mut next = start;
    let mut steps = 0;
    while next < NO_SECTOR {
        steps += 1;
        if steps > count {
            return Err(broken());
        }
        bytes.extend_from_slice(at(next as usize).ok_or_else(broken)?);
        next = *table.get(next as usize).ok_or_else(broken)?;
    }
    Ok(bytes)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn word(bytes: &[u8], at: usize) -> Result<u32, Message> {
    bytes.get(at..at + 4).and_then(|four| words(four).next()).ok_or_else(broken)
}

/// Returns the number of two bytes at a place.
pub(super) fn number(bytes: &[u8], at: usize) -> Result<u16, Message> {
    let two = bytes.get(at..at + 2).ok_or_else(broken)?;
    Ok(u16::from_le_bytes([two[0], two[1]]))
}

/// Makes the refusal of a compound file or of what is in it.
pub(super) fn broken() -> Message {
    damaged("its parts do not hang together")
}

/// Files made in tests.
#[cfg(test)]
pub(super) mod made {
    /// Makes a compound file of these streams, each at least 4096 bytes long.
    pub(in crate::sources::office) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let end = 0xffff_fffe_u32;
        let mut fat = vec![0xffff_fffd, end];
        let mut directory = entry("Root Entry", 5, end, 0);
        let mut content = Vec::new();
        for (name, bytes) in streams {
            let length = bytes.len().max(4096).next_multiple_of(512);
            let start = u32::try_from(fat.len()).expect("small");
            directory.extend(entry(name, 2, start, u32::try_from(length).expect("small")));
            fat.extend((1..length / 512).map(|next| start + u32::try_from(next).expect("small")));
            fat.push(end);
            content.extend_from_slice(bytes);
            content.resize(content.len() + length - bytes.len(), 0);
        }
        fat.resize(128, 0xffff_ffff);
        directory.resize(512, 0);
        let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        file.resize(24, 0);
        for two in [0x3e_u16, 3, 0xfffe, 9, 6] {
            file.extend(two.to_le_bytes());
        }
        file.resize(44, 0);
        for four in [1, 1, 0, 4096, end, 0, end, 0, 0] {
            file.extend(four.to_le_bytes());
        }
        file.resize(512, 0xff);
        file.extend(fat.iter().flat_map(|four| four.to_le_bytes()));
        file.extend(directory);
        file.extend(content);
        file
    }

    fn entry(name: &str, kind: u8, start: u32, length: u32) -> Vec<u8> {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let size = u8::try_from(entry.len() + 2).expect("a short name");
        entry.resize(64, 0);
        entry.extend([size, 0, kind]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(length.to_le_bytes());
        entry.resize(128, 0);
        entry
    }
}

#[cfg(test)]
mod tests {
    use super::made::compound;
    use super::*;

    #[test]
    fn streams_are_found_by_name_and_read_to_their_end() {
        let long = vec![7; 5_000];
        let file = compound(&[("Other", b"x"), ("Book", &long)]);
        let ole = Ole::open(&file).expect("a file");
        assert!(ole.has("book") && !ole.has("Workbook"));
        assert_eq!(ole.stream("Book").expect("a stream")[..5_000], long);
    }

    #[test]
    fn a_chain_that_goes_round_in_a_circle_is_refused() {
        let mut file = compound(&[("Book", b"x")]);
        file[512 + 4] = 1;
        file[512 + 5..512 + 8].fill(0);
        assert!(Ole::open(&file).is_err());
    }

    #[test]
    fn what_is_cut_off_is_refused_and_never_read_past() {
        let file = compound(&[("Book", b"x")]);
        for length in [8, 100, 512, 600, 1024, 1500, 4000] {
            let is_refused = Ole::open(&file[..length]).and_then(|ole| ole.stream("Book")).is_err();
            assert!(is_refused, "{length}");
        }
    }
}
