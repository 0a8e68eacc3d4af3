## 처음 화면
home-title = 공동인증서, 설치 없이 여기서 바로 발급받으세요
home-lead = 프로그램을 설치하지 않아도 됩니다. 맥, 리눅스, 휴대폰에서도 3분이면 끝납니다.
home-start = 인증서 발급 시작하기
home-services = 공동인증서 업무
home-issue = 인증서 발급
home-issue-about = 새 인증서를 만듭니다. 같은 종류의 인증서가 있으면 새것으로 바뀝니다.
home-manage = 인증서 관리
home-manage-about = { $count ->
    [0] 이 브라우저에 있는 인증서를 보고, 백업하고, 지웁니다.
   *[other] 내 인증서 { $count }개를 보고, 백업하고, 지웁니다.
}
home-import-about = 쓰시던 .p12나 NPKI 인증서를 이 브라우저로 가져옵니다.
home-inspect-about = 인증서나 키 파일에 무엇이 들어 있는지 보여 드립니다.
home-receipts-about = 수수료를 낸 내역을 보고 인쇄합니다.
home-mock = 모의(TEST) 서비스입니다. 실제 주민등록번호나 암호를 입력하지 마세요. 시험용 고객 정보는 아래 ‘모의 창구’에 있습니다.
home-pledge-install = 설치할 것이 없습니다
home-pledge-install-about = 브라우저만 있으면 됩니다.
home-pledge-key = 개인키는 은행으로도 보내지 않습니다
home-pledge-key-about = 여기서 만들고, 정하신 암호로 잠가 보관합니다.
home-pledge-file = 파일로 백업할 수 있습니다
home-pledge-file-about = 다른 프로그램에서도 열리는 .p12 파일입니다.
home-pending = 끝나지 않은 발급이 있습니다
home-pending-about = { $name } 고객님의 { $product } 인증서, { $date }에 시작
home-resume = 발급 이어서 하기
home-draft = 작성하던 신청이 있습니다
home-draft-about = 입력하신 내용은 채워 두었습니다. 본인 확인부터 이어서 하시면 됩니다.
home-draft-open = 멈추신 곳에서 이어서 하시면 됩니다.
home-draft-received = 발급받은 인증서를 아직 저장하지 않으셨습니다. 이어서 저장해 주세요.
home-elsewhere = 다른 기기에서 이어서 하기
home-elsewhere-about = 참조번호와 인가코드로 여기서 마칩니다.

## 준비물과 도움말
needs-title = 준비해 주세요
needs-id = 인터넷뱅킹 아이디 또는 계좌번호, 휴대폰 번호
needs-number = 주민등록번호 (기업은 사업자등록번호)
needs-account = 출금계좌와 계좌 비밀번호 4자리
needs-proof = OTP 기기, 보안카드, 휴대폰 가운데 하나
needs-time = 3분쯤 걸립니다. 암호를 정하신 뒤에 멈추면 하루 안에 이어서 할 수 있습니다.
tip-hurry = 급하신가요?
tip-hurry-advice = 무료인 은행·신용카드·보험용을 고르시면 수수료를 확인하는 단계가 없어 가장 빨리 끝납니다.
tip-exact = 가장 안전하게 확인하려면
tip-exact-advice = OTP를 권합니다. 번호가 곧 바뀌고 한 번만 쓸 수 있어 다른 사람이 쓰기 어렵습니다.
tip-safe = 안전하게 보관하려면
tip-safe-advice = ‘브라우저와 파일 모두’를 고르고, 파일은 USB처럼 이 기기와 떨어진 곳에 두세요. 기기가 고장 나도 인증서가 남습니다.

## 화면 키패드
keypad-open = 화면 키패드로 입력
keypad-open-label = 화면 키패드로 입력: { $label }
keypad-title = 화면 키패드: { $label }
keypad-note = 글자 자리는 열 때마다 바뀝니다.
keypad-count = { $count ->
    [0] 아직 입력한 글자가 없습니다.
   *[other] { $count }자를 입력했습니다.
}
keypad-sheets = 글자 종류
keypad-small = 소문자
keypad-capitals = 대문자
keypad-digits-signs = 숫자·기호
keypad-capital = 대문자 { $letter }
keypad-signs-names = 느낌표, 골뱅이, 우물 정, 달러, 퍼센트, 꺾쇠, 앰퍼샌드, 별표, 여는 괄호, 닫는 괄호, 빼기, 밑줄, 등호, 더하기, 물음표, 마침표
keypad-delete = 지우기
keypad-clear = 모두 지우기
keypad-done = 입력 끝내기
