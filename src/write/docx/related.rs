//! The parts that a document relates to, and how it calls each.

/// Parts of the document beside those that every paper has.
#[derive(Debug, Default)]
pub(crate) struct Related {
    /// The parts with their names in the file.
    pub(crate) members: Vec<(String, Vec<u8>)>,
    relations: String,
    types: String,
    endings: Vec<&'static str>,
}

/// How kinds of relations between parts begin.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Related {
    /// Adds a part of XML.
    pub(crate) fn add(&mut self, part: Named, xml: Vec<u8>) {
        let (name, media) = (part.name, media_of(part.kind));
        self.types.push_str(&format!("  <Override PartName=\"/word/{name}\" ContentType=\"{media}\"/>\n"));
        self.relations.push_str(&part.relation());
        self.members.push((format!("word/{name}"), xml));
    }

    /// Adds a file that the document shows, whose name ends so.
    pub(crate) fn add_file(&mut self, part: Named, (ending, media): (&'static str, &str), file: &[u8]) {
        self.know(ending, media);
        self.relations.push_str(&part.relation());
        self.members.push((format!("word/{}", part.name), file.to_vec()));
    }

    /// Says what files are whose names end so.
    pub(crate) fn know(&mut self, ending: &'static str, media: &str) {
        if !self.endings.contains(&ending) {
            self.endings.push(ending);
            self.types.push_str(&format!("  <Default Extension=\"{ending}\" ContentType=\"{media}\"/>\n"));
        }
    }

    /// Returns what the parts are, added to what is said of those that every paper has.
    pub(crate) fn types(&self, known: &str) -> String {
        known.replace("</Types>", &format!("{}</Types>", self.types))
    }

    /// Returns what the document relates to, added to what every paper relates to.
    pub(crate) fn relations(&self, known: &str) -> String {
        known.replace("</Relationships>", &format!("{}</Relationships>", self.relations))
    }
}

/// A part that another relates to: how that calls it, what it is to it, and its name in its folder.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'n> {
    pub(crate) id: &'n str,
    pub(crate) kind: &'n str,
    pub(crate) name: &'n str,
}

impl Named<'_> {
    /// Writes the relation to it.
    pub(crate) fn relation(self) -> String {
        let Self { id, kind, name } = self;
        format!("  <Relationship Id=\"{id}\" Type=\"{KIND}/{kind}\" Target=\"{name}\"/>\n")
    }
}

/// Returns what kind of XML a part is; a theme is that of every office program.
fn media_of(kind: &str) -> String {
    let office = "application/vnd.openxmlformats-officedocument";
    let program = if kind == "theme" { "" } else { "wordprocessingml." };
    format!("{office}.{program}{kind}+xml")
}
