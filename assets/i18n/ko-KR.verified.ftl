## 누가 서명했나
signed-by-bank = 은행의 확인 서명
signed-by-signer = 서명
signed-at = 서명한 때

## 결론
verdict-good = 올바른 서명입니다
verdict-open = 확인하지 못한 것이 있습니다
verdict-bad = 믿으시면 안 됩니다

## 파일
file-damaged = 망가진 서명 파일
file-document = 문서
file-not-read = 너무 크거나 많아서 읽지 않은 파일
file-too-many-signers = 서명한 사람이 너무 많은 서명 파일

## 서명한 내용
content-inside = 서명한 내용이 서명 파일 안에 있습니다({ $bytes }바이트).
content-beside = 함께 넣으신 ‘{ $name }’에 대한 서명입니다({ $bytes }바이트).
content-missing = 서명한 문서가 없습니다. 문서 파일을 함께 넣어 주세요.
content-none-fits = 함께 넣으신 문서는 서명한 문서가 아니거나, 서명한 뒤에 바뀌었습니다.
content-twin = 함께 넣으신 문서는 서명한 내용과 똑같습니다.
content-twin-differs = 함께 넣으신 문서는 서명한 내용과 다릅니다. 아래에 보이는 것이 서명한 내용입니다.
content-hidden = 눈에 보이지 않거나 글의 방향을 바꾸는 글자가 숨어 있습니다. ⟨U+…⟩로 표시했습니다.
content-cut = 내용이 길어서 앞부분만 보여 드립니다. 모두 보시려면 파일로 저장해 주세요.

## 서명에 대해 알게 된 것
remark-holds = 서명한 뒤로 내용이 바뀌지 않았습니다.
remark-content-changed = 서명한 뒤에 내용이 바뀌었습니다.
remark-document-missing = 서명한 문서가 없어서 바뀌었는지 확인하지 못했습니다. 문서를 함께 넣어 주세요.
remark-no-document-fits = 함께 넣으신 문서는 이 사람이 서명한 것과 다릅니다.
remark-signature-wrong = 서명이 맞지 않습니다. 이 인증서의 주인이 한 서명이 아닙니다.
remark-certificate-missing = 서명한 사람의 인증서가 없어서 확인하지 못했습니다. 인증서 파일을 함께 넣어 주세요.
remark-other-certificate = 이름과 번호는 같지만 서명할 때 쓴 인증서가 아닙니다. 인증서가 바꿔치기되었습니다.
remark-attribute-missing = 반드시 서명해야 하는 항목이 빠져 있습니다.
remark-attributes-malformed = 서명한 항목이 두 번 있거나 잘못되어 있습니다.
remark-content-type-differs = 서명한 것과 내용의 종류가 다릅니다.
remark-algorithms-differ = 서명 방식이 서로 다르게 적혀 있습니다.
remark-attributes-as-content = 다른 서명에서 떼어 온 것을 내용인 것처럼 넣었습니다.
remark-signer-malformed = 누가 어떻게 서명했는지 읽을 수 없습니다.
remark-weak-digest = 위조할 수 있는 낡은 방식으로 서명했습니다({ $oid }).
remark-unknown-algorithm = 여기서 확인하지 못하는 서명 방식입니다({ $oid }). 이 방식을 아는 다른 프로그램으로 확인해 주세요.
remark-short-key = 키가 짧아서({ $bits }비트) 믿기 어렵습니다. 2048비트 이상이어야 합니다.
remark-trusted = 이 은행이 믿는 인증기관이 발급한 인증서입니다.
remark-issuer-unknown = 이 화면이 모르는 기관이 발급한 인증서입니다. 발급한 기관을 직접 확인해 주세요.
remark-chain-wrong = 발급할 자격이 없는 곳이 발급했거나 잘못된 인증서입니다.
remark-authority-not-valid = 서명할 때 인증기관의 인증서가 유효하지 않았습니다.
remark-not-for-signing = 서명에 쓸 수 없는 인증서입니다.
remark-before-validity = 인증서가 유효해지기 전에 서명했습니다. { $time }부터 유효합니다.
remark-after-validity = 인증서가 만료된 뒤에 서명했습니다. { $time }에 만료되었습니다.
remark-confirmed-at = 은행이 { $time }에 같은 내용을 확인하고 서명했습니다. 그때를 기준으로 판단했습니다.
remark-confirms-at = 은행의 시계로 { $time }에 서명했습니다.
remark-claimed-at = 서명한 사람은 { $time }에 서명했다고 적었습니다. 이 시각을 보증하는 곳은 없습니다.
remark-claim-differs = 서명한 사람의 기기는 { $time }이라고 적었습니다. 기기의 시계가 틀렸던 것으로 보이며, 은행의 시각을 따랐습니다.
remark-no-time = 서명한 때가 적혀 있지 않아서 지금을 기준으로 판단했습니다.
remark-in-the-future = 서명한 때({ $time })가 이 기기의 시계보다 뒤입니다. 기기의 시계를 확인해 주세요.
remark-device-clock-behind = 은행의 시각({ $time })이 이 기기의 시계보다 뒤입니다. 기기의 시계를 확인해 주세요.
remark-not-revoked = 서명할 때 폐기되지 않은 인증서였습니다({ $time }의 발급 기관 자료).
remark-revoked-before = 서명하기 전인 { $time }에 폐기된 인증서입니다. 사유: { $reason }
remark-suspended = 서명할 때 효력이 정지된 인증서였습니다({ $time }부터).
remark-revoked-later = 서명한 뒤인 { $time }에 폐기되었습니다(사유: { $reason }). 그 전에 한 서명은 그대로 유효합니다.
remark-revoked-later-than-claimed = { $time }에 폐기되었습니다(사유: { $reason }). 그 전에 서명했다고 적혀 있지만, 키를 훔친 사람이 시각을 거짓으로 적었을 수도 있습니다.
remark-revocation-unknown = 서명할 때 폐기된 인증서였는지 알 수 있는 자료가 없습니다. 폐기 목록(CRL)을 함께 넣어 주세요.
remark-revocation-stale = 폐기 자료가 { $time }에 끝난 오래된 것입니다. 서명한 때의 폐기 목록(CRL)을 함께 넣어 주세요.
remark-revocation-by-stranger = 폐기 자료가 있지만 발급 기관이 서명한 것이 아닙니다. 발급 기관에서 받은 폐기 목록(CRL)을 넣어 주세요.
remark-revocation-from-future = 폐기 자료의 시각이 이 기기의 시계보다 뒤입니다. 기기의 시계를 확인해 주세요.
remark-revocation-unreadable = 폐기 자료를 읽을 수 없거나 일부 인증서에 대한 것뿐입니다. 전체 폐기 목록(CRL)을 넣어 주세요.
remark-revocation-denied = 발급 기관이 이런 인증서를 모른다고 답했습니다.
remark-authority-revoked = 발급한 인증기관의 인증서가 { $time }에 폐기되었습니다.
remark-authority-revoked-later = 발급한 인증기관의 인증서가 나중인 { $time }에 폐기되었습니다(사유: { $reason }). 인증기관의 키를 가진 사람이 이 인증서를 만들었을 수도 있으니, 서명한 분에게 다른 방법으로 확인해 주세요.
remark-authority-suspended = 서명할 때 발급한 인증기관의 인증서가 { $time }부터 정지되어 있었습니다. 다시 유효해졌는지 인증기관에 확인해 주세요.
