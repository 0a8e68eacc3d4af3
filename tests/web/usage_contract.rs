//! What every place for usage does. Memory does it natively, IndexedDB in the browser.

use ingam::platform::usage::UsageLog;
use ingam_core::vault::EntryId;

pub async fn check(log: &dyn UsageLog) {
    let [one, other] = [[1; 16], [2; 16]].map(EntryId::derive);
    assert_eq!(log.load(&one).await, Ok(None));
    assert_eq!(log.forget(&one).await, Ok(()), "there is none");

    let first = |list: Option<Vec<u8>>| {
        assert_eq!(list, None);
        b"[1]".to_vec()
    };
    assert_eq!(log.update(&one, &first).await, Ok(()));
    let longer = |list: Option<Vec<u8>>| [list.unwrap_or_default(), b"[2]".to_vec()].concat();
    assert_eq!(log.update(&one, &longer).await, Ok(()));
    assert_eq!(log.update(&other, &|_| b"[3]".to_vec()).await, Ok(()));
    let read = async |id| {
        let list = log.load(id).await.expect("it can be read");
        list.map(|list| list.iter().copied().filter(|byte| *byte != b' ').collect::<Vec<_>>())
    };
    assert_eq!(read(&one).await.as_deref(), Some(&b"[1][2]"[..]));
    assert_eq!(read(&other).await.as_deref(), Some(&b"[3]"[..]));

    assert_eq!(log.forget(&one).await, Ok(()));
    assert_eq!(read(&one).await, None);
    assert_eq!(read(&other).await.as_deref(), Some(&b"[3]"[..]));
}
