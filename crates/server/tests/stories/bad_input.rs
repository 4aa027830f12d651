//! Whatever is sent, the answer is a clear sentence, and never our own fault.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

async fn answer(
    stage: &crate::stage::Stage,
    request: axum::http::request::Builder,
    body: impl Into<Body>,
) -> (StatusCode, axum::http::HeaderMap) {
    let response = stage
        .world
        .router
        .clone()
        .oneshot(request.body(body.into()).unwrap())
        .await
        .unwrap();
    (response.status(), response.headers().clone())
}

fn ours(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:8080")
        .header("origin", "http://127.0.0.1:8080")
}

story!(strange_requests_are_refused_kindly, |stage| {
    stage.world.a_founded_organisation().await;
    let long = format!("/sign-in?next={}", "x".repeat(20_000));
    for (method, path) in [
        ("GET", "/no-such-page"),
        ("GET", "/assets/../../etc/passwd"),
        ("GET", "/%00"),
        ("GET", "/sign-in/link/%FF%FE"),
        ("GET", &*long),
        ("DELETE", "/sign-in"),
        ("TRACE", "/"),
        ("PROPFIND", "/me"),
        ("GET", "/mails"),
        ("GET", "/mails/..%2fdyad.db"),
        ("GET", "/programmes/%F0%9F%90%84"),
        ("GET", "/p/not-an-id"),
    ] {
        let (status, headers) = answer(&stage, ours(method, path), Body::empty()).await;
        assert!(!status.is_server_error(), "{method} {path}: {status}");
        assert!(
            headers.contains_key("content-security-policy") && headers["x-frame-options"] == "DENY",
            "{method} {path} is hardened"
        );
    }
});

story!(strange_forms_are_refused_kindly, |stage| {
    stage.world.a_founded_organisation().await;
    let huge = "a=".to_string() + &"x".repeat(300_000);
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "csrf=%ZZ&&&=&=%"),
        ("application/x-www-form-urlencoded", huge.as_str()),
        ("application/json", "{\"a\":1}"),
        ("multipart/form-data", "no boundary"),
        ("multipart/form-data; boundary=x", "--x\r\nbroken"),
        ("text/plain", "\u{0}\u{1}"),
        ("", ""),
    ] {
        for path in [
            "/sign-in",
            "/sign-in/code",
            "/me",
            "/sign-out",
            "/programmes/new/intl-student-practitioner",
            "/programmes/x/import",
        ] {
            let (status, _) = answer(
                &stage,
                ours("POST", path).header("content-type", kind),
                body.to_string(),
            )
            .await;
            assert!(!status.is_server_error(), "{path} {kind}: {status}");
            assert!(!status.is_success(), "{path} {kind}: {status}");
        }
    }
});

story!(
    what_changes_something_comes_from_our_own_pages_only,
    |stage| {
        stage.world.a_founded_organisation().await;
        let post = |origin: Option<&str>, site: Option<&str>| {
            let mut request = Request::builder()
                .method("POST")
                .uri("/sign-in")
                .header("host", "127.0.0.1:8080");
            if let Some(origin) = origin {
                request = request.header("origin", origin);
            }
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            request
        };
        for (origin, site) in [
            (None, None),
            (Some("http://evil.example"), None),
            (Some("null"), None),
            (None, Some("cross-site")),
            (None, Some("same-site")),
            (Some("http://evil.example"), Some("same-origin")),
            (Some("http://127.0.0.1:8080"), Some("cross-site")),
        ] {
            let (status, _) = answer(&stage, post(origin, site), Body::empty()).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{origin:?} {site:?}");
        }
    }
);

story!(another_name_than_ours_is_refused, |stage| {
    for host in ["evil.example", "127.0.0.1.evil.example", ""] {
        let (status, _) = answer(
            &stage,
            Request::builder().uri("/").header("host", host),
            Body::empty(),
        )
        .await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{host:?}");
    }
    for host in [
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1:9999",
        "[::1]:8080",
    ] {
        let (status, _) = answer(
            &stage,
            Request::builder().uri("/").header("host", host),
            Body::empty(),
        )
        .await;
        assert_eq!(status, StatusCode::OK, "{host:?}");
    }
});

story!(private_pages_are_not_kept_and_assets_are, |stage| {
    let mut ada = stage.world.a_founded_organisation().await;
    ada.opens("/me").await;
    assert_eq!(ada.screen().header("cache-control"), Some("no-store"));
    ada.opens(dyad_platform::assets::stylesheet()).await;
    assert!(
        ada.screen()
            .header("cache-control")
            .unwrap()
            .contains("immutable")
    );
});
