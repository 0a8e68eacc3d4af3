## 종류
kind-certificate = 인증서
kind-chain = 인증서 체인
kind-request = 인증서 발급 요청서 (CSR)
kind-crl = 인증서 폐기 목록 (CRL)
kind-signed = 전자서명 (CMS SignedData)
kind-cms = CMS 구조
kind-response = 실시간 상태 확인 응답 (OCSP)
kind-private-key = 개인키
kind-encrypted-key = 암호로 잠긴 개인키
kind-pkcs12 = 인증서와 개인키 묶음 (PKCS#12)
kind-public-key = 공개키
kind-other = 그 밖의 ASN.1 구조
kind-backup = 인감 백업
kind-unknown = 알 수 없는 파일

## 표 제목
section-fields = 기본 정보
section-key = 공개키
section-signature = 서명
section-fingerprints = 지문
section-structure = ASN.1 구조 전체
section-attributes = 요청에 담긴 속성
section-revoked = 폐기된 인증서
section-signer = 서명자
section-about = 상태를 알려 준 인증서
section-protection = 보호 방식
section-contents = 들어 있는 것

## 인증서에 대해 알게 된 것
notice-valid = { $date }까지 유효합니다.
notice-expired = { $date }에 만료되었습니다.
notice-not-yet-valid = 아직 유효하지 않습니다. { $date }부터 쓸 수 있습니다.
notice-expires-soon = 곧 만료됩니다. { $days }일 남았습니다.
notice-never-valid = 끝나는 때가 시작하는 때보다 앞서 있어서 유효한 때가 없습니다.
notice-time-malformed = 날짜를 읽을 수 없습니다.
notice-revoked = 함께 넣으신 폐기 목록에 있습니다. { $date }에 폐기되었습니다.
notice-weak-key = 키가 짧습니다({ $bits }비트). 2048비트 이상이어야 안전합니다.
notice-weak-curve = 작은 타원곡선을 쓰는 키입니다. 이제는 안전하지 않습니다.
notice-weak-signature = 깨진 해시로 서명되었습니다({ $oid }). 위조를 막지 못합니다.
notice-serial-negative = 일련번호가 음수입니다. 표준(RFC 5280)에 어긋납니다.
notice-serial-zero = 일련번호가 0입니다. 표준(RFC 5280)에 어긋납니다.
notice-serial-long = 일련번호가 { $bytes }바이트로 너무 깁니다. 표준(RFC 5280)은 20바이트까지입니다.
notice-not-v3 = 확장이 있는데 버전 3이 아닙니다.
notice-algorithms-differ = 서명 알고리즘이 안쪽과 바깥쪽에 다르게 적혀 있습니다.
notice-self-signed = 스스로 서명한 인증서입니다. 서명은 맞지만, 믿을 수 있는지는 따로 확인해야 합니다.
notice-self-issued = 발급자와 가입자가 같습니다. 이 서명 알고리즘은 여기서 확인하지 못합니다.
notice-self-signature-wrong = 스스로 서명했다고 하지만 서명이 맞지 않습니다.
notice-extension-twice = 같은 확장이 두 번 있습니다({ $oid }).
notice-extension-malformed = 확장의 내용이 잘못되어 있습니다({ $oid }).
notice-unknown-critical = 반드시 알아야 하는 확장인데 알려지지 않은 것입니다({ $oid }). 많은 프로그램이 이 인증서를 거절합니다.
notice-key-matches = 함께 넣으신 개인키와 짝이 맞습니다.

## 파일에 대해 알게 된 것
notice-too-large = 파일이 너무 커서 살펴보지 않았습니다. 256KB까지 볼 수 있습니다.
notice-unknown = 인증서, 키, 서명 같은 것이 아니거나 망가진 파일입니다.
notice-empty = 빈 파일입니다.
notice-archive = 여기서 열지 못하는 압축 파일입니다. 압축을 풀어 안에 든 파일을 넣어 주세요.
notice-backup = 인감에서 만든 백업입니다. 안에 든 것은 ‘인증서 가져오기’에서 백업의 암호로 되돌리신 뒤에 볼 수 있습니다.
notice-image = 그림 파일입니다. 인증서나 키가 들어 있지 않습니다.
notice-too-many = 너무 많아서 일부만 살펴보았습니다.
notice-trailing = 끝에 { $bytes }바이트가 더 붙어 있습니다.
notice-ber = DER이 아니라 BER로 쓰여 있습니다. 읽지 못하는 프로그램이 있습니다.
notice-pem-damaged = PEM 글자가 망가져서 읽을 수 없습니다.
notice-pem-encrypted = 아주 오래된 방식(RFC 1421)으로 잠겨 있어서 열지 못합니다.
notice-hidden-characters = 보이지 않거나 글자 순서를 바꾸는 문자가 숨어 있습니다. ⟨U+…⟩로 표시했습니다.
notice-cut = 내용이 너무 많아서 뒷부분은 보여 드리지 않습니다.
notice-field-malformed = 일부 내용이 잘못되어 있어서 읽지 못했습니다.
notice-other = 아는 종류가 아니어서 구조만 보여 드립니다.
notice-cms-other = 서명이 아니어서 구조만 보여 드립니다.

## 키와 암호
notice-key-unprotected = 개인키가 암호 없이 들어 있습니다. 이 파일을 가진 사람은 누구나 쓸 수 있습니다.
notice-key-unsupported = 여기서 쓸 수 없는 종류의 키입니다({ $name }).
notice-key-damaged = 개인키가 망가졌습니다. 공개키와 맞지 않습니다.
notice-key-has-certificate = 함께 넣으신 인증서와 짝이 맞습니다.
notice-key-without-certificate = 개인키와 인증서가 서로 짝이 아닙니다. 이 키에 맞는 인증서가 여기 없습니다.
notice-protection-weak = 보호가 약합니다. 빠른 컴퓨터로 암호를 알아낼 수 있습니다. 다시 잠그시는 것이 좋습니다.
notice-protection-fair = 보호가 보통입니다. 긴 암호라면 괜찮습니다.
notice-protection-strong = 튼튼하게 보호되어 있습니다.
notice-protection-unknown = 여기서 모르는 방식으로 잠겨 있습니다({ $oid }).
notice-too-much-work = 여는 데 터무니없이 많은 계산을 시키는 파일이어서 열지 않았습니다.
notice-locked = 암호를 입력하시면 안을 볼 수 있습니다.
notice-opened = 입력하신 암호로 열었습니다.
notice-does-not-open = 암호가 다르거나 파일이 망가져서 열지 못했습니다.
notice-no-mac = 내용이 바뀌지 않았는지 확인하는 값(MAC)이 없습니다.
notice-weak-mac = 바뀌지 않았는지 확인하는 값(MAC)이 약합니다.

## 본인확인
notice-vid-matches = 입력하신 번호의 주인에게 발급된 인증서입니다.
notice-vid-differs = 입력하신 번호의 주인에게 발급된 인증서가 아닙니다.
notice-vid-needs-key = 번호를 확인하려면 이 인증서의 개인키를 열어야 합니다.
notice-vid-no-random = 개인키에 본인확인용 값(R)이 없어서 번호를 확인할 수 없습니다.
notice-vid-absent = 이 인증서에는 번호를 확인할 정보(VID)가 없습니다.
notice-vid-not-checked = 이 인증서의 본인확인 해시는 여기서 계산하지 않습니다({ $oid }).
notice-number-malformed = 입력하신 번호가 주민등록번호(13자리)나 사업자등록번호(10자리)가 아닙니다.

## 서명과 요청
notice-request-signed = 요청서의 서명이 맞습니다. 요청한 쪽이 개인키를 가지고 있습니다.
notice-signature-wrong = 서명이 맞지 않습니다. 내용이 바뀌었거나 다른 키로 서명했습니다.
notice-signature-not-checked = 서명을 확인하지 않았습니다. 여기서 계산하지 않는 알고리즘입니다.
notice-signer-right = { $name }의 서명이 맞습니다. 인증서를 믿을 수 있는지는 따로 확인해야 합니다.
notice-signer-wrong = { $name }의 서명이 맞지 않습니다. 내용이 바뀌었거나 다른 키로 서명했습니다.
notice-signer-not-checked = { $name }의 서명을 확인하지 않았습니다. 여기서 계산하지 않는 알고리즘입니다.
notice-signer-detached = { $name }의 서명입니다. 서명한 원문이 따로 있어서 확인하지 못했습니다.
notice-signer-unknown = 서명자의 인증서가 함께 들어 있지 않아서 서명을 확인하지 못했습니다.
notice-no-signer = 서명자가 없습니다. 인증서를 담는 데 쓰인 파일입니다.

## 체인
notice-chain-to-root = 체인이 최상위 인증서까지 이어집니다. 최상위 인증서를 믿을 수 있는지는 따로 확인해야 합니다.
notice-chain-absent = 발급자({ $name })의 인증서가 함께 들어 있지 않아서 발급자의 서명은 확인하지 않았습니다. 그 인증서도 넣으시면 확인합니다.
notice-chain-endless = 체인이 빙빙 돌거나 너무 깁니다.
notice-chain-not-valid = 지금 유효하지 않은 인증서가 있습니다: { $name }
notice-chain-signature-wrong = 위 인증서가 서명하지 않았습니다: { $name }
notice-chain-not-checked = 서명을 확인하지 않았습니다: { $name } (여기서 계산하지 않는 알고리즘)
notice-chain-key-differs = 발급자의 키 식별자가 다릅니다: { $name }
notice-chain-no-authority = 인증서를 발급할 수 없는 인증서입니다: { $name }

## 폐기 목록과 상태 응답
notice-entries = 폐기된 인증서 { $count }개가 있습니다.
notice-entries-cut = 폐기된 인증서 { $count }개 가운데 { $shown }개만 보여 드립니다.
notice-list-current = 최신 목록입니다. 다음 목록은 { $date }까지 나옵니다.
notice-list-old = 오래된 목록입니다. 다음 목록이 { $date }까지 나왔어야 합니다.
notice-list-from-future = 만든 때가 아직 오지 않았습니다.
notice-list-without-end = 다음 목록이 언제 나오는지 적혀 있지 않습니다.
notice-list-signed = 함께 넣으신 발급자의 서명이 맞습니다.
notice-response-good = 폐기되지 않았다고 알려 줍니다.
notice-response-revoked = 폐기되었다고 알려 줍니다.
notice-response-unknown = 모르는 인증서라고 알려 줍니다.
notice-response-old = 오래된 응답입니다. { $date }까지 쓸 수 있었습니다.
notice-response-failed = 상태를 알려 주지 않고 오류만 알려 줍니다.

## 이름의 형식
name-email = 이메일
name-dns = 도메인 이름
name-uri = 주소(URI)
name-ip = IP 주소
name-directory = 디렉터리 이름(DN)
name-registered = 등록된 식별자
name-other = 다른 이름
name-edi = EDI 이름
name-x400 = X.400 주소

## 키 용도
usage-digital-signature = 전자서명 (digitalSignature)
usage-non-repudiation = 부인방지 (nonRepudiation)
usage-key-encipherment = 키 암호화 (keyEncipherment)
usage-data-encipherment = 데이터 암호화 (dataEncipherment)
usage-key-agreement = 키 합의 (keyAgreement)
usage-cert-sign = 인증서 서명 (keyCertSign)
usage-crl-sign = 폐기 목록 서명 (cRLSign)
usage-encipher-only = 암호화만 (encipherOnly)
usage-decipher-only = 복호화만 (decipherOnly)

## 폐기 사유
reason-unspecified = 사유 없음
reason-key = 개인키 유출
reason-ca = 인증기관 키 유출
reason-affiliation = 소속 변경
reason-superseded = 새 인증서로 교체
reason-cessation = 사용 중지
reason-hold = 효력정지
reason-removed = 목록에서 삭제
reason-privilege = 권한 취소
reason-aa = 속성 인증기관 키 유출

## 넷스케이프
netscape-client = SSL 클라이언트
netscape-server = SSL 서버
netscape-email = 이메일 (S/MIME)
netscape-object = 프로그램 서명
netscape-reserved = 예약됨
netscape-client-ca = SSL 인증기관
netscape-email-ca = 이메일 인증기관
netscape-object-ca = 프로그램 서명 인증기관

## 확인 결과
signature-right = 맞음
signature-wrong = 틀림
signature-not-checked = 확인하지 않음 (여기서 계산하지 않는 알고리즘)

## 항목
field-yes = 예
field-no = 아니요
field-unknown = 알 수 없음
field-present = 있음
field-version = 버전
field-serial = 일련번호
field-signature-algorithm = 서명 알고리즘
field-issuer = 발급자
field-not-before = 유효 시작
field-not-after = 유효 끝
field-subject = 가입자
field-issuer-unique = 발급자 고유 식별자
field-subject-unique = 가입자 고유 식별자
field-algorithm = 알고리즘
field-parameters = 매개변수
field-key-bits = 키 길이 (비트)
field-exponent = 공개 지수
field-modulus = 모듈러스
field-curve = 타원곡선
field-point = 공개키 점
field-key-bytes = 공개키 값
field-key-sha256 = 공개키의 SHA-256
field-signature = 서명 값
field-fingerprint-sha256 = SHA-256 지문
field-fingerprint-sha1 = SHA-1 지문
field-size = 크기 (바이트)
field-digest = 해시 알고리즘
field-mask = 마스크 생성
field-salt-length = 솔트 길이
field-key-identifier = 키 식별자
field-authority-issuer = 발급자 인증서의 발급자
field-authority-serial = 발급자 인증서의 일련번호
field-usage = 용도
field-purpose = 목적
field-policy = 인증서 정책
field-policy-cps = 인증업무준칙(CPS) 주소
field-policy-notice = 이용자 고지문
field-notice-reference = 고지문 출처
field-mapping-issuer = 발급자의 정책
field-mapping-subject = 같은 것으로 보는 정책
field-number = 번호
field-text = 글
field-time = 때
field-value = 값
field-is-ca = 인증기관 인증서인가
field-path-length = 아래에 둘 수 있는 인증기관 수
field-permitted = 허용된 이름
field-excluded = 제외된 이름
field-subtree-minimum = 최소 깊이
field-subtree-maximum = 최대 깊이
field-require-policy = 정책이 꼭 있어야 하는 깊이
field-inhibit-mapping = 정책 대응을 금지하는 깊이
field-inhibit-any = anyPolicy를 금지하는 깊이
field-point-of-crl = 배포 지점
field-point-relative = 발급자 이름에 이어지는 이름
field-point-issuer = 폐기 목록 발급자
field-only-users = 가입자 인증서만
field-only-cas = 인증기관 인증서만
field-only-attributes = 속성 인증서만
field-indirect = 다른 발급자의 인증서 포함 (간접 CRL)
field-reason = 사유
field-hold-instruction = 효력정지 지시
field-sct = 공개 기록 확인증 (SCT)
field-sct-log = 기록 서버
field-sct-extensions = 확인증 확장
field-template = 템플릿
field-template-major = 주 버전
field-template-minor = 부 버전
field-real-name = 실명
field-vid = 가상식별번호 (VID)
field-vid-hash = 가상식별번호의 해시
field-edi-assigner = 이름을 준 곳
field-edi-party = 이름
field-this-update = 이번 갱신
field-next-update = 다음 갱신
field-revoked = 폐기된 인증서의 일련번호
field-revoked-at = 폐기된 때
field-chain-position = 체인에서의 순서 (1이 가장 아래)
field-chain-valid-now = 지금 유효한가
field-chain-name-matches = 발급자 이름이 맞는가
field-chain-key-matches = 키 식별자가 맞는가
field-chain-signature = 위 인증서의 서명
field-chain-authority = 위 인증서가 인증기관인가
field-content-type = 내용의 종류
field-content = 내용
field-detached = 따로 있음
field-signed-attributes = 서명된 속성
field-unsigned-attributes = 서명되지 않은 속성
field-response-status = 응답 결과
field-response-successful = 성공
field-response-malformed = 잘못된 요청
field-response-internal = 서버 내부 오류
field-response-try-later = 나중에 다시 시도
field-response-signature-required = 서명된 요청이 필요함
field-response-unauthorized = 권한 없음
field-responder = 응답자
field-responder-key = 응답자 키의 SHA-1
field-produced-at = 응답을 만든 때
field-issuer-name-hash = 발급자 이름의 해시
field-issuer-key-hash = 발급자 키의 해시
field-certificate-state = 인증서 상태
field-state-good = 정상
field-state-revoked = 폐기됨
field-state-unknown = 모름
field-absent = 없음
field-random = 본인확인용 값 (R)
field-scheme = 잠그는 방식
field-derivation = 암호에서 키를 만드는 방식
field-rounds = 반복 횟수
field-cipher = 암호 알고리즘
field-mac = 바뀌지 않았는지 확인하는 값 (MAC)
field-locked = 잠긴 부분
field-count-certificates = 보이는 인증서 수
field-count-keys = 보이는 개인키 수
field-count-others = 그 밖의 것
field-friendly-name = 표시 이름
