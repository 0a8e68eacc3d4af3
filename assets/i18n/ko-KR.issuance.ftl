## 단계
steps-label = 발급 단계
steps-past = (완료)
step-terms = 약관 동의
step-identity = 본인 확인
step-product = 인증서 선택
step-verification = 추가 확인
step-fee = 수수료 확인
step-details = 고객 정보
step-request = 인증서 요청서
step-password = 암호와 저장 위치
step-issuing = 발급

notice-reloaded = 화면이 새로 열려서, 안전을 위해 본인 확인부터 다시 합니다. 입력하신 나머지 내용은 그대로 채워 두었습니다.
notice-session-ended = 은행과의 연결이 끝나서 본인 확인부터 다시 합니다. 입력하신 나머지 내용은 그대로 채워 두었습니다.
notice-terms-changed = 약관이 바뀌었습니다. 새 약관을 확인하고 동의해 주세요.

## 약관
terms-loading = 약관을 불러오는 중입니다.
terms-title = 약관에 동의해 주세요
terms-lead = 인증서를 발급받으려면 모두 동의해야 합니다. 제목 옆의 ‘보기’를 누르면 전문을 읽을 수 있습니다.
terms-all = 모두 동의합니다
terms-open = 보기
terms-open-label = { $title } 전문 보기
terms-missing = 아직 동의하지 않은 약관이 있습니다. 모두 동의해야 계속할 수 있습니다.
terms-agree-one = 이 약관에 동의하기
terms-submit = 동의하고 본인 확인하기

holder-legend = 누구의 인증서인가요?
holder-personal = 개인
holder-personal-about = 주민등록번호나 외국인등록번호로 확인합니다.
holder-corporate = 기업
holder-corporate-about = 법인과 개인사업자입니다. 사업자등록번호로 확인합니다.

## 본인 확인
identity-title = 본인 확인을 해 주세요
identity-lead = 은행에 등록된 정보와 주민등록번호(외국인등록번호)를 입력해 주세요.
identity-lead-corporate = 은행에 등록된 정보와 사업자등록번호를 입력해 주세요.
identity-ways = 무엇으로 확인할까요?
identity-by-user-id = 인터넷뱅킹 아이디로
identity-by-account = 계좌번호로
identity-account = 계좌번호
identity-account-bad = 이 은행의 계좌번호를 숫자 10~14자리로 입력해 주세요.
identity-user-id = 인터넷뱅킹 아이디
identity-user-id-bad = 인터넷뱅킹 아이디를 영문, 숫자, 기호(. - _) 4~20자로 입력해 주세요.
identity-by-phone = 휴대폰으로
identity-phone = 휴대폰 번호
identity-phone-bad = 은행에 등록된 휴대폰 번호를 숫자 10~11자리로 입력해 주세요.
identity-number = 주민등록번호
identity-number-front = 주민등록번호 앞 6자리
identity-number-front-example = 생년월일 6자리
identity-number-back = 주민등록번호 뒤 7자리
identity-number-bad = 주민등록번호 13자리를 숫자로 모두 입력해 주세요.
identity-number-bad-date = 앞 6자리가 생년월일이 아닙니다. 다시 확인해 주세요.
identity-number-future = 아직 오지 않은 생년월일입니다. 앞 6자리와 그다음 한 자리를 다시 확인해 주세요.
identity-number-unusual = 마지막 숫자가 보통의 규칙과 다릅니다. 번호를 한 번 더 보시고, 맞으면 그대로 계속해 주세요. 2020년 10월부터 받은 번호는 이럴 수 있습니다.
identity-business = 사업자등록번호 (숫자 10자리)
identity-business-bad = 사업자등록번호 10자리를 숫자로 모두 입력해 주세요.
identity-business-unusual = 마지막 숫자가 보통의 규칙과 다릅니다. 번호를 한 번 더 보시고, 맞으면 그대로 계속해 주세요.
identity-note = 주민등록번호는 은행이 본인을 확인하는 데만 씁니다. 이 브라우저에는 저장하지 않습니다.
identity-submit = 본인 확인하기

## 인증서 선택
product-title = 어떤 인증서를 발급할까요?
product-lead = { $name } 고객님이 발급받을 수 있는 인증서입니다.
product-general = 개인 범용
product-business-general = 사업자 범용
product-general-about = 모든 전자거래에 씁니다. 증권 거래, 전자입찰, 온라인 계약이 포함됩니다.
product-banking = 은행·신용카드·보험용
product-banking-about = 은행 업무, 카드 결제, 보험 가입, 정부 민원에 씁니다. 대부분의 고객님께 충분합니다.
product-business-banking = 기업뱅킹용
product-business-banking-about = 기업 인터넷뱅킹에 씁니다.
product-tax = 전자세금용
product-tax-about = 전자세금계산서 발행에 씁니다.
product-unknown = 종류 미상
product-replaces = 이미 가지고 계신 인증서입니다. 새로 발급하면 예전 인증서는 폐기됩니다.
product-price-note = { $months ->
    [12] 1년, 부가세 포함
   *[other] { $months }개월, 부가세 포함
}
product-note = 수수료는 발급이 끝날 때 한 번만 출금합니다.
product-none = 발급받을 수 있는 인증서가 없습니다
product-submit = { $product }으로 계속
price-free = 무료
comparison-title = 한눈에 비교하기
comparison-what = 쓰는 곳과 조건
comparison-fee = 수수료
comparison-validity = 유효기간
comparison-months = { $months ->
    [12] 1년
   *[other] { $months }개월
}
usable-bank = 은행 업무
usable-cards = 신용카드·보험
usable-securities = 증권 거래
usable-government = 정부·공공 민원
usable-contracts = 온라인 계약·입찰
usable-invoices = 전자세금계산서
usable-yes = 가능
usable-no = 불가
authority-title = 어느 인증기관에서 발급받을까요?
authority-hint = 쓰는 곳과 수수료는 모두 같습니다. 고르신 기관의 약관에도 동의해 주세요.
price-won = { $amount }원

## 추가 확인
verification-title = 한 번 더 확인하겠습니다
verification-lead = 계좌의 비밀번호를 입력하고, 가지고 계신 방법으로 확인해 주세요.
verification-account = 계좌
verification-password = 계좌 비밀번호 (숫자 4자리)
verification-password-bad = 계좌 비밀번호 4자리를 숫자로 입력해 주세요.
verification-otp = OTP 번호 (숫자 6자리)
verification-otp-hint = OTP 기기에 지금 보이는 번호입니다. 번호는 곧 바뀝니다.
verification-otp-bad = OTP 번호 6자리를 숫자로 입력해 주세요.
verification-submit = 확인하고 계속
verification-ways = 확인 방법
way-otp = OTP
way-card = 보안카드
way-phone = 휴대폰 문자
verification-card = 보안카드 번호
verification-card-first = { $cell }번 칸의 앞 두 자리
verification-card-last = { $cell }번 칸의 뒤 두 자리
verification-card-bad = 두 칸의 숫자를 두 자리씩 입력해 주세요.
verification-phone = 인증번호 (숫자 6자리)
verification-phone-bad = 문자로 받은 인증번호 6자리를 숫자로 입력해 주세요.
verification-phone-send = 인증번호 받기
verification-phone-again = 인증번호 다시 받기
verification-phone-none = 은행에 등록된 휴대폰으로 인증번호를 보냅니다.
verification-phone-sent = { $remaining ->
    [0] { $phone } 번호로 보냈습니다. 3분 안에 입력해 주세요. 더 보낼 수는 없습니다.
   *[other] { $phone } 번호로 보냈습니다. 3분 안에 입력해 주세요. { $remaining }번 더 보낼 수 있습니다.
}

## 수수료 확인
fee-title = 수수료를 확인해 주세요
fee-lead = 동의하시면 발급이 끝날 때 고르신 계좌에서 출금합니다.
fee-product = 인증서
fee-validity = 유효기간
fee-account = 출금계좌
fee-amount = 수수료 (부가세 포함)
fee-balance-masked = 잔액 숨김
fee-balance-show = 잔액 보기
fee-balance-hide = 잔액 숨기기
fee-balance-about = 출금할 수 있는 금액
fee-balance-small = 수수료보다 잔액이 적습니다.
fee-password-hint = 확인하신 계좌와 다른 계좌라서 그 계좌의 비밀번호가 필요합니다.
fee-note = 동의하시면 수수료만큼 예약해 두고, 발급이 끝날 때 한 번만 출금합니다. 발급하지 않으시면 예약은 하루 안에 풀립니다. 발급일부터 7일 안에 은행에서 인증서를 폐기하시면 수수료를 돌려드립니다. 이 브라우저에서 삭제하는 것은 폐기가 아닙니다.
fee-submit = { $amount } 출금에 동의하고 계속

## 고객 정보
details-title = 연락처를 확인해 주세요
details-lead = 만료 안내처럼 꼭 필요한 소식만 보냅니다. 바뀐 내용이 있으면 고쳐 주세요.
details-korean-name = 상호
details-contact-name = 담당자 이름
details-contact-name-bad = 담당자 이름을 40자 안에서 글자로 입력해 주세요.
details-english-name = 영문 상호
details-english-name-bad = 영문 상호를 영문, 숫자, 기호(괄호 제외) { $most }자 안에서 입력해 주세요.
details-subject = 인증서에 적힐 이름 (DN)
details-email = 이메일
details-email-bad = 이메일 주소를 name@example.com 형식으로 입력해 주세요.
details-phone = 휴대폰 번호
details-phone-bad = 휴대폰 번호를 010-1234-5678 형식으로 입력해 주세요.
details-postal-code = 우편번호
details-postal-code-bad = 우편번호 5자리를 숫자로 입력해 주세요.
details-address1 = 주소
details-address1-bad = 주소를 100자 안으로 입력해 주세요.
details-address2 = 상세 주소
details-address2-bad = 상세 주소를 100자까지 입력해 주세요.
details-submit = 이 연락처로 계속

## 암호와 저장 위치
password-title = 인증서 암호를 정해 주세요
password-lead = 이 암호는 은행도 모릅니다. 잊으면 다시 발급받아야 합니다.
password-label = 인증서 암호
password-repeat = 한 번 더 입력
password-bad = 아래에서 아직 맞지 않는 조건을 고쳐 주세요.
password-repeat-bad = 두 번 입력한 암호가 서로 다릅니다. 다시 입력해 주세요.
password-empty = 인증서 암호를 입력해 주세요.
password-case = 대소문자를 구분합니다.
password-not-ascii = 파일로 저장하려면 영문, 숫자, 특수문자로만 된 암호를 정해 주세요.
password-no-backup = 한글이 들어간 암호로는 백업 파일을 만들 수 없습니다. 백업하시려면 영문, 숫자, 특수문자로 정해 주세요.
password-note = 개인키는 이 기기에서 만들어지고, 이 암호로 잠근 뒤 브라우저에 보관합니다. 밖으로 나가지 않습니다.
password-note-both = 개인키는 이 기기에서 만들어지고, 이 암호로 잠근 뒤 브라우저에 보관합니다. 파일도 같은 암호로 열립니다.
password-note-file = 개인키는 이 기기에서 만들어지고, 이 암호로 잠깁니다. 파일을 저장하실 때까지만 브라우저에 둡니다.
password-submit = 발급받기
password-own-request = 이미 만든 CSR이 있습니다 (전문가용)
rule-met = (충족)
rule-unmet = (고칠 것)
rule-letter = 영문이나 한글을 넣어 주세요
rule-letter-met = 영문이나 한글을 넣었습니다
rule-digit = 숫자를 넣어 주세요
rule-digit-met = 숫자를 넣었습니다
rule-special = 특수문자를 넣어 주세요
rule-special-met = 특수문자를 넣었습니다
rule-length = { $least }자 이상 (지금 { $now }자)
rule-length-met = { $least }자 이상입니다
rule-too-long = { $most }자 이하 (지금 { $now }자)
rule-runs = 111, abc처럼 같거나 이어지는 글자 3개는 쓸 수 없습니다
rule-runs-met = 같은 글자·이어지는 글자 3개가 없습니다
rule-characters = ' " | \ 글자는 쓸 수 없습니다
rule-personal = 생년월일, 사업자등록번호, 전화번호, 아이디는 넣을 수 없습니다
rule-common = 너무 흔한 암호입니다
storage-legend = 저장 위치
storage-browser = 이 브라우저
storage-browser-about = 이 기기의 브라우저에 둡니다. 브라우저 데이터를 지우면 인증서도 지워지니, 발급 뒤에 파일로 백업해 주세요.
storage-file = 파일 (.p12)
storage-file-about = USB나 원하는 폴더에 저장하고 브라우저에는 남기지 않습니다. 브라우저 데이터를 지워도 파일은 그대로입니다.
storage-both = 브라우저와 파일 모두
storage-both-about = 브라우저에 두고 파일로도 저장합니다. 브라우저 데이터를 지워도 파일이 남습니다.

## 인증서 요청서 (전문가용)
request-title = 인증서 요청서(CSR)를 넣어 주세요
request-lead = 다른 프로그램에서 직접 만든 키로 인증서를 받습니다. 이 브라우저에는 아무것도 저장하지 않습니다.
request-no-key = 개인키는 넣지 마세요. 은행에는 요청서만 보냅니다.
request-text = 요청서 내용 (-----BEGIN CERTIFICATE REQUEST-----로 시작)
request-file = 또는 요청서 파일 (PEM, DER)
request-note = P-256 키 또는 2048~4096비트 RSA 키로 만든 요청서를 받습니다. 은행은 요청서에서 공개키만 씁니다. 이름과 유효기간은 은행 기록대로 정하고, 본인 확인 값(VID)은 넣지 않습니다.
request-submit = 이 요청서로 발급받기
request-instead = 요청서 없이 이 브라우저에서 키 만들기
received-lead = 인증서(certificate.pem)와 인증 경로(chain.pem)를 파일로 저장해 주세요.
received-note = 저장하지 않고 창을 닫으면 여기서는 다시 받을 수 없습니다. 개인키는 직접 보관하고 계신 것을 쓰시면 됩니다.
received-saved = 파일을 내보냈습니다. 내려받은 곳에서 확인해 주세요.
received-certificate = 인증서 저장하기
received-chain = 인증 경로 저장하기

## 발급 중
issuing-title = 인증서를 발급하고 있습니다
issuing-lead = 잠시만 기다려 주세요. 개인키를 보관한 뒤에는 창이 닫혀도 이어서 할 수 있습니다.
issuing-stopped = 발급이 멈췄습니다
issuing-kept = 만든 개인키는 암호로 잠가 이 브라우저에 보관했습니다. 이어서 하면 수수료가 다시 나가지 않습니다.
issuing-resume = 암호를 입력하고 이어서 발급하기
issuing-fee = 수수료부터 다시 확인하기
issuing-again = 암호부터 다시 입력하기
stage-requesting = 은행에서 참조번호를 받습니다
stage-making-key = 이 기기에서 개인키를 만듭니다
stage-storing = 암호로 잠가 보관합니다
stage-sending = 은행에 발급 요청을 보냅니다
stage-checking = 받은 인증서를 검사합니다
stage-keeping = 인증서를 저장합니다
stage-confirming = 은행에 받았다고 알립니다
stage-testing = 열고 서명해 봅니다
stage-done = 끝났습니다

## 발급 완료
seal-label = { $name } 님의 인감
done-title = 인증서가 발급되었습니다
done-lead = 방금 암호로 열고, 서명하고, 검증까지 마쳤습니다. 바로 쓸 수 있습니다.
done-unconfirmed = 인증서는 안전하게 저장했지만, 은행에 받았다고 알리지는 못했습니다. 쓰시는 데에는 문제가 없습니다.
done-backup = USB나 파일로 백업하기
done-both-note = 브라우저에 보관했습니다. 이제 파일로도 저장해 주세요.
done-save-file = 인증서 파일 저장하기
done-save-again = 다시 저장
done-file-note = 아직 파일로 저장하지 않았습니다. 저장하실 때까지 이 브라우저에 보관합니다.
done-file-saved = 파일이 잘 저장되었는지 확인해 주세요. 확인하시면 이 브라우저에서 지웁니다.
done-file-confirm = 저장했습니다, 브라우저에서 지우기
done-receipt = 영수증 보기
done-certificates = 내 인증서 보기
days-left = { $days }일 남음
place-browser = 이 브라우저 (암호로 잠금)
place-browser-for-now = 이 브라우저 (파일로 저장하실 때까지)
place-both = 이 브라우저와 저장하신 파일
place-file = 저장하신 파일
backup-none = 백업 없음
from-file = 파일에서 가져옴
backup-at = { $date } 백업
backup-outdated = { $date } 백업 (암호 변경 전)

## 이어서 하기
resume-title = 발급을 이어서 하겠습니다
resume-lead = 발급을 시작할 때 정하신 인증서 암호를 입력해 주세요.
resume-until = 이어하기 기한
resume-submit = 이어서 발급받기
resume-details = 이 발급 신청 자세히 보기
resume-number-hint = 번호를 잘못 입력하셨을 수 있습니다. 다시 한번 입력해 주세요.
resume-delete = 이 신청 삭제하러 가기

## 다른 기기에서 이어서 하기
elsewhere-title = 다른 기기에서 시작한 발급을 이어서 하겠습니다
elsewhere-lead = 발급이 멈췄을 때 화면에 나온 참조번호와 인가코드를 입력해 주세요.
elsewhere-reference = 참조번호 (숫자 10자리)
elsewhere-reference-bad = 참조번호 10자리를 숫자로 입력해 주세요.
elsewhere-code = 인가코드 (숫자 24자리)
elsewhere-code-bad = 인가코드 24자리를 숫자로 입력해 주세요.
elsewhere-number = 주민등록번호 또는 사업자등록번호
elsewhere-number-bad = 주민등록번호 13자리 또는 사업자등록번호 10자리를 입력해 주세요.
elsewhere-note = 인가코드와 번호는 밖으로 보내지 않고, 이 기기에서 은행의 응답을 확인하는 데만 씁니다.
elsewhere-submit = 확인하기
elsewhere-found-title = 이 인증서가 맞습니까?
elsewhere-found-lead = 이름과 종류를 확인해 주세요. 맞으면 암호를 정하고 여기서 발급받습니다.
elsewhere-found-note = 이 기기에서 개인키를 새로 만듭니다. 처음 기기에 남은 신청은 더 쓸 수 없습니다. 수수료는 한 번만 나갑니다.
elsewhere-found-submit = 맞습니다, 암호 정하기
elsewhere-found-no = 아닙니다, 다시 입력
elsewhere-again = 코드 다시 입력하기
elsewhere-running = 이 브라우저에서 다른 인증서를 발급하고 있거나, 발급받은 인증서를 아직 저장하지 않으셨습니다. 그것을 마친 뒤에 이어서 해 주세요.
elsewhere-draft = 이 브라우저에서 작성하던 다른 신청은 지워집니다.
codes-title = 다른 기기에서도 이어서 할 수 있습니다
codes-about = 이 두 코드를 적어 두시고, 다른 기기에서 처음 화면의 ‘다른 기기에서 이어서 하기’를 눌러 입력하시면 됩니다. 인가코드는 다른 사람에게 알려 주지 마세요.
codes-code = 인가코드
codes-copy = 인가코드 복사
codes-copy-failed = 복사하지 못했습니다. 화면에 보이는 코드를 적어 두세요.
