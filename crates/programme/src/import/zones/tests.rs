use jiff::civil::date;

use super::*;

fn september(said: &str, country: &str) -> Option<Read> {
    read(
        said,
        Some(country).filter(|code| !code.is_empty()),
        date(2025, 9, 15),
    )
}

fn fixed_as(zone: &str, fits: &str) -> Option<Read> {
    Some(Read::Fixed {
        zone: zone.into(),
        fits: Some(fits.into()),
    })
}

fn short_for(zone: &str) -> Option<Read> {
    Some(Read::Abbreviation {
        zone: zone.into(),
        by_country: true,
    })
}

#[test]
fn every_zone_of_the_tables_exists() {
    let of_countries =
        countries::all().flat_map(|(code, _)| countries::zones(code).iter().copied());
    let of_cities = CITIES_TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next());
    for zone in of_countries.chain(of_cities) {
        assert!(time_zone(zone).is_some(), "{zone}");
    }
}

#[test]
fn names_and_cities_in_any_spelling() {
    assert_eq!(
        september("Europe/Lisbon", ""),
        Some(Read::Known("Europe/Lisbon".into()))
    );
    assert_eq!(
        september(" europe/lisbon", ""),
        Some(Read::Respelled("Europe/Lisbon".into()))
    );
    assert_eq!(
        september("America/New York", ""),
        Some(Read::Respelled("America/New_York".into()))
    );
    for (said, zone) in [
        ("Lisbon", "Europe/Lisbon"),
        ("São Paulo", "America/Sao_Paulo"),
        ("MÜNCHEN", "Europe/Berlin"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Kyiv, Ukraine", "Europe/Kyiv"),
        ("Rio de Janeiro", "America/Sao_Paulo"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern", "Europe/Amsterdam"),
        ("Seoul time", "Asia/Seoul"),
        ("서울", "Asia/Seoul"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("NYC", "America/New_York"),
    ] {
        assert_eq!(september(said, ""), Some(Read::City(zone.into())), "{said}");
    }
    assert_eq!(
        september("Kenya", ""),
        Some(Read::Respelled("Africa/Nairobi".into()))
    );
    assert_eq!(september("United States", ""), None);
    assert_eq!(september("wherever", "PT"), None);
}

#[test]
fn the_country_decides_between_cities_of_one_name() {
    assert_eq!(
        september("Newcastle", "GB"),
        Some(Read::City("Europe/London".into()))
    );
    assert_eq!(
        september("San José", "CR"),
        Some(Read::City("America/Costa_Rica".into()))
    );
    assert_eq!(
        september("San Jose", "US"),
        Some(Read::City("America/Los_Angeles".into()))
    );
}

#[test]
fn fixed_differences_in_many_spellings() {
    assert_eq!(september("UTC+1", "PT"), fixed_as("UTC+1", "Europe/Lisbon"));
    assert_eq!(september("GMT+2", "ES"), fixed_as("UTC+2", "Europe/Madrid"));
    assert_eq!(
        september("UTC+05:30", "IN"),
        fixed_as("UTC+5:30", "Asia/Kolkata")
    );
    assert_eq!(
        september("utc −3", "BR"),
        fixed_as("UTC-3", "America/Sao_Paulo")
    );
    assert_eq!(
        september("-0600", "MX"),
        fixed_as("UTC-6", "America/Mexico_City")
    );
    assert_eq!(september("UTC+0", "SN"), fixed_as("UTC+0", "Africa/Dakar"));
    assert_eq!(
        september("UTC-4", "US"),
        fixed_as("UTC-4", "America/New_York")
    );
    assert_eq!(
        september("UTC-7", "US"),
        fixed_as("UTC-7", "America/Los_Angeles")
    );
    assert_eq!(september("UTC+9", "PT"), fixed_as("UTC+9", "Europe/Lisbon"));
    assert_eq!(
        september("UTC+2", ""),
        Some(Read::Fixed {
            zone: "UTC+2".into(),
            fits: None
        })
    );
    for nonsense in [
        "UTC+15",
        "+",
        "UTC+2:75",
        "UTC+two",
        "+99999999999",
        "UTC+1e1",
    ] {
        assert_eq!(september(nonsense, ""), None, "{nonsense}");
    }
}

#[test]
fn the_country_explains_an_abbreviation() {
    for (said, country, zone) in [
        ("CST", "TW", "Asia/Taipei"),
        ("CST", "US", "America/Chicago"),
        ("CST", "MX", "America/Mexico_City"),
        ("CST", "CN", "Asia/Shanghai"),
        ("IST", "IN", "Asia/Kolkata"),
        ("IST", "IE", "Europe/Dublin"),
        ("BST", "GB", "Europe/London"),
        ("BST", "BD", "Asia/Dhaka"),
        ("EST", "US", "America/New_York"),
        ("BRT", "BR", "America/Sao_Paulo"),
        ("TRT", "TR", "Europe/Istanbul"),
        ("ICT", "VN", "Asia/Ho_Chi_Minh"),
        ("WET", "PT", "Europe/Lisbon"),
        ("GMT", "SN", "Africa/Dakar"),
        ("EET", "EG", "Africa/Cairo"),
        ("cest", "HR", "Europe/Zagreb"),
        ("Pacific time", "US", "America/Los_Angeles"),
        ("NZST", "NZ", "Pacific/Auckland"),
    ] {
        assert_eq!(
            september(said, country),
            short_for(zone),
            "{said} in {country}"
        );
    }
}

#[test]
fn without_a_country_only_the_unambiguous_are_read() {
    let usual = |zone: &str| {
        Some(Read::Abbreviation {
            zone: zone.into(),
            by_country: false,
        })
    };
    assert_eq!(september("CET", ""), usual("Europe/Berlin"));
    assert_eq!(september("JST", "PT"), usual("Asia/Tokyo"));
    assert_eq!(
        september("GMT", ""),
        Some(Read::Fixed {
            zone: "UTC+0".into(),
            fits: None
        })
    );
    for ambiguous in ["CST", "IST", "BST"] {
        assert_eq!(september(ambiguous, ""), None, "{ambiguous}");
    }
}

#[test]
fn what_is_stored_can_be_opened_again() {
    assert_eq!(offset_on("UTC+5:30", date(2025, 1, 1)), Some(330));
    assert_eq!(offset_on("Europe/Lisbon", date(2025, 9, 15)), Some(60));
    assert_eq!(offset_on("Europe/Lisbon", date(2025, 12, 15)), Some(0));
    assert_eq!(offset_on("Nowhere/Town", date(2025, 9, 15)), None);
}
