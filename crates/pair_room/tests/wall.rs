//! The wall around a pair, as the compiler keeps it: each file in `wall/` is a mistake that somebody
//! could make, and none of them compiles. The `.stderr` beside it says why.

#[test]
fn what_a_pair_wrote_stays_behind_the_wall() {
    trybuild::TestCases::new().compile_fail("tests/wall/*.rs");
}
