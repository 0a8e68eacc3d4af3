## 파일 고르기
drop-title = 파일을 여기에 끌어다 놓으세요
drop-files = 파일 고르기
drop-folder = 폴더 고르기

## 인증서 가져오기
import-title = 인증서 가져오기
import-lead = 다른 프로그램에서 쓰시던 인증서 파일을 이 브라우저에 보관합니다.
import-about = .p12 · .pfx · signCert.der와 signPri.key · NPKI 폴더나 zip · PEM · 인감 백업과 종이 백업의 사진
import-where = 인증서 파일이 어디에 있는지 모르시나요?
import-where-advice = 윈도우는 사용자 폴더의 AppData\LocalLow\NPKI, 맥은 라이브러리의 Preferences/NPKI, 리눅스는 홈의 NPKI 폴더에 있습니다. USB라면 USB의 NPKI 폴더입니다. 폴더째 고르시면 됩니다.
import-local = 파일은 이 기기 안에서만 읽습니다. 어디로도 보내지 않습니다.
import-found = 고르신 파일
import-password = 파일의 암호
import-open = 파일 열기
import-again = 다른 파일 고르기
import-too-large = { $name }: 256 KB보다 커서 읽지 않았습니다. 인증서 파일은 보통 10 KB보다 작습니다.
import-unreadable = { $name }: 읽을 수 없습니다. 파일이 그대로 있는지 확인해 주세요.
import-more = 파일이 많아 앞의 64개만 보았습니다. 인증서가 있는 폴더만 골라 주세요.
import-nothing = 가져올 수 있는 인증서가 없습니다. .p12 파일이나, signCert.der와 signPri.key를 함께 골라 주세요.
import-opened = 가져올 인증서를 골라 주세요.
import-choose = 가져올 인증서
import-identity = { $name } · { $product } · { $issuer } · { $date }까지
import-expired = 이미 만료된 인증서입니다. 로그인에는 쓸 수 없습니다.
import-encryption = 암호화용 인증서입니다. 은행 업무에는 쓰지 않습니다.
import-no-random = 파일에 본인 확인 값(R)이 없습니다. 다른 은행에 등록할 때 거절될 수 있습니다.
import-way = 이 브라우저에서 쓸 암호
import-same = 파일의 암호를 그대로
import-same-about = 10자 이상이고 영문, 숫자, 특수문자가 있어야 합니다.
import-own = 새 암호로
import-own-about = 파일의 암호는 바뀌지 않습니다.
import-reseal = 개인키는 이 브라우저에 더 강한 방식(Argon2id, AES-256-GCM)으로 다시 잠가 보관합니다.
import-take = 가져오기
import-done = 가져오기를 마쳤습니다.
import-taken = { $name } 고객님의 인증서를 보관했습니다.
import-already = { $name } 고객님의 이 인증서는 이미 있습니다. 있던 것을 그대로 두었습니다.
import-backup-advice = 원래 파일은 지우지 않았습니다. 백업이니 잘 보관해 주세요. 공용 PC에 있다면 다른 곳에 옮긴 뒤 지워 주세요.
import-to-list = 내 인증서 보기
import-no-key = 인증서만 있고 개인키가 없습니다. signPri.key나 .p12 파일도 함께 골라 주세요.
import-no-certificate = 개인키만 있고 인증서가 없습니다. signCert.der도 함께 골라 주세요.
import-no-pair = 인증서와 개인키가 서로 맞지 않습니다. 같은 폴더에 있던 두 파일을 골라 주세요.
import-empty = 파일 안에 인증서가 없습니다. 다른 파일을 골라 주세요.

## 파일의 종류
file-pkcs12 = 인증서와 개인키 (PKCS#12)
file-certificate = 인증서
file-encrypted-key = 암호로 잠근 개인키
file-plain-key = 잠그지 않은 개인키
file-backup = 인감 백업
file-kind-archive = 열지 못하는 zip 파일. 풀어서 골라 주세요.
file-other = 가져올 수 없는 종류의 파일
file-picture = 사진 (인감의 QR 코드가 보이지 않습니다)
file-unknown = 알 수 없는 파일
file-damaged = 손상된 파일

## 보호 강도
strength-weak = 약한 보호: { $scheme }, { $rounds }회. 가져오면 더 강하게 잠급니다.
strength-fair = 보통 보호: { $scheme }, { $rounds }회
strength-strong = 강한 보호: { $scheme }, { $rounds }회

## 내보내기
export-title = 인증서 내보내기
export-lead = 다른 프로그램이나 기기에서 쓸 수 있는 파일로 저장합니다.
export-format = 파일 형식
export-more = 다른 형식 보기
export-place = 저장할 곳
export-download = 다운로드 폴더
export-download-about = 파일이 여러 개면 zip 하나로 묶습니다.
export-folder = 폴더나 USB를 직접 고르기
export-folder-about = 저장한 뒤 다시 읽어 확인합니다. NPKI 형식은 NPKI 폴더까지 만들어 줍니다.
export-password = 지금의 인증서 암호
export-own = 파일에는 다른 암호를 쓰겠습니다
export-own-label = 파일의 새 암호
export-careful = 파일과 암호를 함께 가진 사람은 고객님의 인증서를 쓸 수 있습니다. 파일을 메일이나 메신저로 보내지 마세요.
export-submit = 파일로 저장
export-downloaded = 파일을 저장했습니다. 다운로드 폴더에서 확인해 주세요.
export-unpack = zip을 풀면 NPKI 폴더가 나옵니다. 그 폴더를 USB의 맨 위나, 윈도우는 사용자 폴더의 AppData\LocalLow, 맥은 라이브러리의 Preferences에 옮겨 주세요.
export-written = 파일을 쓰고, 다시 읽어 확인했습니다.
export-back = 인증서 보기로 돌아가기
export-open = 다른 형식으로 내보내기

## 형식마다 한마디
format-pkcs12 = .p12 (권장)
format-pkcs12-readers = 윈도우, 맥, 파이어폭스, 자바와 요즘 은행 프로그램이 읽습니다.
format-pkcs12-strength = 강함: AES-256, PBKDF2 30만 회
format-npki = NPKI 폴더 (signCert.der, signPri.key)
format-npki-readers = 국내 은행과 관공서의 인증서 프로그램이 모두 읽습니다.
format-npki-strength = 약함: SEED, 2,048회. 꼭 필요할 때만 쓰고 긴 암호를 정해 주세요.
format-pkcs12-legacy = 옛 .p12
format-pkcs12-legacy-readers = 오래된 휴대폰과 윈도우 7 같은 옛 프로그램용입니다.
format-pkcs12-legacy-strength = 약함: 3DES, SHA-1. 옮긴 뒤에는 지워 주세요.
format-npki-seed = NPKI 폴더 (PBES2-SEED)
format-npki-seed-readers = 요즘 국내 인증서 프로그램과 OpenSSL이 읽습니다.
format-npki-seed-strength = 보통: SEED, PBKDF2
format-npki-modern = NPKI 폴더 (AES-256)
format-npki-modern-readers = OpenSSL과 개발 도구가 읽습니다. 국내 인증서 프로그램은 대개 읽지 못합니다.
format-npki-modern-strength = 강함: AES-256, PBKDF2 60만 회
format-pem = PEM (PKCS#8 개인키, 인증서와 발급기관)
format-pem-readers = 개발자와 서버 프로그램이 읽습니다.
format-pem-strength = 강함: AES-256, PBKDF2 60만 회
format-der = 인증서만 (.cer)
format-der-readers = 윈도우와 맥에서 두 번 누르면 열립니다.
format-chain = 인증서와 발급기관 (.pem)
format-chain-readers = 서버와 개발 도구가 읽습니다.
format-certificate-strength = 개인키가 들어 있지 않아 암호가 없습니다. 남에게 주어도 됩니다.

## 전체 백업과 되돌리기
backup-title = 전체 백업
backup-lead = 이 브라우저의 인증서를 한꺼번에 저장합니다. 새 기기에서 그대로 되돌릴 수 있습니다.
backup-nothing = 백업할 인증서가 없습니다. 먼저 인증서를 발급받거나 가져와 주세요.
backup-choose = 백업할 인증서
backup-form = 백업할 방법
backup-file = 파일 하나로
backup-file-about = USB나 다른 기기에 두세요. ‘인증서 가져오기’에서 되돌립니다.
backup-paper = 종이에 인쇄
backup-paper-about = QR 코드와 글자로 인쇄합니다. 인증서 두세 개까지 담깁니다.
backup-password = 백업의 암호
backup-two-passwords = 되돌릴 때는 백업의 암호가, 인증서를 쓸 때는 인증서 암호가 필요합니다. 둘 다 기억해 두세요.
backup-make = 백업 만들기
backup-saved = { $name } 파일로 저장했습니다. 이 기기와 떨어진 곳에 보관해 주세요.
paper-title = 인감 종이 백업
paper-about = { $site }의 ‘인증서 가져오기’에서 아래 QR 코드를 하나씩 크게 찍은 사진을 고르면 되돌아옵니다. 백업의 암호가 필요합니다. 찍을 수 없으면 글자를 파일로 옮겨 적어도 됩니다.
paper-page = { $number } / { $count }쪽
paper-facts = { $names } · { $date } 만듦 · 인증서 { $count }개 · 백업 번호 { $id }
paper-certificate = { $name } · { $product } · 일련번호 끝자리 { $serial } · { $date }까지
paper-code = QR 코드 { $number } / { $count }
paper-made = 종이 백업을 만들었습니다. 이제 인쇄해 주세요.
paper-advice = 인쇄하지 않고 이 화면을 떠나면 사라집니다. 인쇄한 글자가 또렷한지 확인하고, 백업의 암호와 떨어진 곳에 보관해 주세요.
paper-print = 인쇄
paper-more = 나머지 QR 코드를 찍은 사진
paper-part = 종이 백업의 일부를 읽었습니다.
paper-missing = 종이 백업의 QR 코드 { $count }개 가운데 { $missing }번이 더 필요합니다. 하나씩 크게 찍은 사진을 더 골라 주세요.
restore-title = 백업 되돌리기
restore-lead = 인감에서 만든 백업입니다. 백업의 암호를 입력하시면 안에 든 인증서를 되돌릴 수 있습니다.
restore-choose = 되돌릴 인증서를 골라 주세요.
restore-password = 백업의 암호
restore-open = 백업 열기
restore-take = 되돌리기
restore-all = 모두 되돌리기
restore-replace = 백업의 것으로 바꾸기
restore-here = 이 인증서는 이미 여기에 있습니다. 바꾸면 인증서 암호도 백업했을 때의 것이 됩니다.
restore-elsewhere = 다른 주소에서 만든 백업이라 인증서 암호가 필요합니다.
restore-done = 되돌렸습니다. ‘내 인증서’에서 암호를 확인해 보세요.

## 인증서 살펴보기
inspect-title = 인증서 살펴보기
inspect-lead = 인증서, 키, 서명 파일에 무엇이 들어 있고 무엇이 잘못되었는지 알려 드립니다.
inspect-about = 인증서 · 체인 · CSR · CRL · .p12 · signCert.der와 signPri.key · 전자서명(CMS) · OCSP 응답
inspect-local = 파일은 이 기기 안에서만 살펴봅니다. 어디로도 보내지 않고, 보관하지도 않습니다.
inspect-count = { $count }가지를 살펴보았습니다.
inspect-within = { $kind } 안에 있음
inspect-restore = 백업 되돌리러 가기
inspect-critical = 필수
inspect-good = 좋음:
inspect-info = 알림:
inspect-warn = 주의:
inspect-bad = 문제:
inspect-more = 더 살펴보기
inspect-locked = 암호로 잠긴 것이 있습니다. 암호를 입력하시면 안을 볼 수 있습니다.
inspect-number = 주민등록번호 또는 사업자등록번호
inspect-number-about = 그 사람에게 발급된 인증서인지 확인합니다. 확인하지 않으시려면 비워 두세요.
inspect-again = 다시 살펴보기
inspect-mend = 새로 고쳐 저장하기
inspect-mend-keys = 인증서와 개인키를 요즘 방식으로 튼튼하게 다시 잠가 .p12 파일로 저장합니다. 원래 파일은 그대로 둡니다.
inspect-mend-keys-submit = 다시 잠가 저장하기
inspect-mend-chain = 인증서를 발급 순서대로 모아 PEM 파일로 저장합니다. 다른 내용은 넣지 않습니다. 원래 파일은 그대로 둡니다.
inspect-mend-chain-submit = 순서대로 저장하기
inspect-mend-password = 새 파일 암호
inspect-mended = 저장했습니다: { $names }

## 카메라
camera-open = 카메라로 종이 백업 읽기
camera-opening = 카메라를 켜고 있습니다.
camera-none = 카메라를 쓸 수 없습니다. 브라우저의 카메라 권한을 확인하시거나, QR 코드를 찍은 사진을 골라 주세요.
camera-about = 종이 백업의 QR 코드를 하나씩 비춰 주세요. 화면에 가득 차게 비추시면 읽고, 아직 읽지 않은 번호를 알려 드립니다. 영상은 저장하지도 보내지도 않습니다.
camera-missing = QR 코드 { $count }개 가운데 { $missing }번이 남았습니다. 이어서 비춰 주세요.
camera-picture = 카메라 화면
camera-close = 카메라 끄기
