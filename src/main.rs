//! temporary
fn main() {
    for f in std::env::args().skip(1) {
        let p = std::path::Path::new(&f);
        println!("== {f}");
        match actions::store::check(p, |_| vec![]) {
            Ok(v) => {
                for x in v {
                    println!("  {}: {:?}: {}  [{}]", x.line, x.kind, x.message, x.hint)
                }
            }
            Err(e) => println!("ERR {e:#} {e:?}"),
        }
    }
}
