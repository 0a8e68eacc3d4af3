## 화면 전체
page-title = 인감 공동인증서 센터
brand-name = 인감
brand-centre = 공동인증서 센터
loading = 불러오는 중입니다.
skip = 본문으로 바로 가기
menu-label = 주 메뉴
menu-issue = 발급
menu-certificates = 내 인증서
footer-label = 참고
footer-mock = 시험용 모의(TEST) 서비스입니다. 실제 은행이나 인증기관과 관계가 없습니다.
footer-demo = 모의 창구 (시험용 고객 정보)

## 버튼
action-back = 이전
action-retry = 다시 시도하기
action-close = 닫기
action-cancel = 취소
action-home = 처음 화면으로
action-copy = 복사
action-copied = 복사했습니다
action-print = 인쇄하기
action-identify-again = 본인 확인부터 다시 하기
action-start-over = 처음부터 다시 신청하기
action-read-terms = 약관 다시 확인하기

## 입력란
field-optional = (선택)
secret-show = 보기
secret-hide = 숨기기
secret-show-label = 입력한 내용 보기: { $label }
secret-hide-label = 입력한 내용 숨기기: { $label }
secret-caps = Caps Lock이 켜져 있습니다.

## 내 인증서
certificates-title = 내 인증서
certificates-lead = 이 브라우저에 { $count }개가 있습니다.
certificates-loading = 인증서를 읽는 중입니다.
certificates-damaged = 읽을 수 없는 인증서 기록이 { $count }개 있습니다. 백업 파일이 있으면 그 파일을 쓰시고, 없으면 다시 발급받아 주세요.
certificates-damaged-delete = 읽을 수 없는 기록 지우기
certificates-none = 이 브라우저에 인증서가 없습니다. 파일로 저장하신 인증서는 여기에 나오지 않습니다.
certificates-open = 인증서 보기
certificates-resume = 이어서 하기
column-product = 구분
column-holder = 사용자
column-expiry = 만료일
column-issuer = 발급자
column-state = 상태
column-open = 할 일
state-pending = 발급 대기
state-valid = 정상
state-ends-today = 오늘 만료
state-ends-in = { $days }일 뒤 만료
state-not-yet = 아직 유효하지 않음
state-expired = 만료됨
state-replaced = 새 인증서로 바뀜
state-doubtful = 확인할 수 없음
state-stranger = 모르는 발급기관

certificate-title = 인증서 보기
certificate-save = 파일로 백업하기
certificate-try = 암호 확인하기
certificate-delete = 삭제하기
certificate-back = 내 인증서로 돌아가기
standing-title = 은행에 확인
standing-asking = 폐기되었는지 은행에 묻고 있습니다.
standing-good = 폐기되지 않았습니다. { $time }에 발급기관에 확인했습니다.
standing-revoked = { $time }에 폐기된 인증서입니다. 더 쓸 수 없으니 새로 발급받아 주세요.
standing-superseded = { $time }에 새 인증서로 바뀌었습니다. 새 인증서를 쓰시고, 이 인증서는 지우셔도 됩니다.
standing-suspended = { $time }에 효력이 정지된 인증서입니다. ‘분실·폐기 신고’에서 효력을 회복하시면 다시 쓸 수 있습니다.
standing-stranger = 발급기관이 모르는 인증서입니다. 쓰지 마시고 은행에 알려 주세요.
standing-not-listed = { $time }에 나온 발급기관의 폐기 목록에 없습니다. 실시간 확인이 되지 않아, 그 뒤의 일은 알 수 없습니다.
standing-by-list = 실시간 확인이 되지 않아, { $time }에 나온 발급기관의 폐기 목록으로 확인했습니다.
standing-again = 다시 확인하기
certificate-saved = 파일을 내보냈습니다. 인증서 암호로 열립니다. 잘 저장되었는지 확인하고 안전한 곳에 두세요.
certificate-tried = 암호가 맞습니다. 인증서를 열고, 서명하고, 검증까지 마쳤습니다.
fact-holder = 사용자
fact-product = 종류
fact-issuer = 발급자
fact-validity = 유효기간
fact-place = 보관 위치
fact-reference = 참조번호
fact-serial = 일련번호
fact-serial-copy = 일련번호 복사
fact-subject = 가입자 정보 (DN)
fact-issuer-name = 발급자 정보 (DN)
fact-policies = 인증서 정책
fact-key = 암호 방식
fact-vid = 본인 확인 값 (VID)
fact-vid-yes = 들어 있음
fact-vid-no = 없음
fact-chain = 인증 경로
fact-chain-yes = 신뢰하는 최상위 인증서까지 확인했습니다
fact-chain-no = 확인할 수 없습니다
fact-chain-no-issuer = 발급기관 인증서가 없어 확인할 수 없습니다
fact-chain-other-root = 이 페이지가 모르는 발급기관입니다
chain-stranger = 누가 발급했는지 여기서는 알 수 없다는 뜻이고, 인증서가 잘못되었다는 뜻은 아닙니다. 은행이나 발급기관에서 직접 받으셨으면 그대로 쓰셔도 됩니다. 어디서 온 파일인지 모르시면 쓰지 말고 새로 발급받아 주세요.
chain-broken = 발급기관 인증서의 기간이 지났거나 내용이 맞지 않습니다. 이 기기의 날짜가 맞는지 보시고, 맞다면 새로 발급받아 주세요.
fact-fingerprint = SHA-256 지문
fact-crl = 폐기 목록 주소
save-title = 파일로 백업하기
save-about = 인증서와 개인키를 .p12 파일 하나로 저장합니다. 파일은 지금 입력하시는 인증서 암호로 잠기고, 다른 프로그램에서도 같은 암호로 열립니다.
save-submit = 파일 내려받기
try-title = 암호 확인하기
try-about = 인증서를 열고 시험 서명을 해 봅니다. 아무것도 밖으로 보내지 않습니다.
try-submit = 암호 확인하기
wait-left = { $minutes ->
    [0] 다시 입력하실 수 있을 때까지 { $seconds }초
   *[other] 다시 입력하실 수 있을 때까지 { $minutes }분 { $seconds }초
}
wait-over = 이제 암호를 다시 입력하실 수 있습니다.
deleted-certificate = 인증서를 삭제했습니다. 따로 저장하신 파일은 그대로 있습니다.
deleted-pending = 끝나지 않은 발급을 삭제했습니다.
delete-title = 인증서를 삭제할까요?
delete-about = 이 브라우저에서 이 항목과 개인키를 지웁니다. 되돌릴 수 없습니다.
delete-named = { $name }님의 { $product } 인증서(만료일 { $date })와 개인키를 여기서 지웁니다. 되돌릴 수 없습니다.
delete-pending = 아직 발급이 끝나지 않았습니다. 지우면 이어서 할 수 없습니다.
delete-source = 파일이나 다른 기기에서 가져온 인증서입니다. 그 파일이나 기기에 아직 있는지, 암호를 기억하시는지 먼저 확인해 주세요.
delete-saved = 백업 파일을 가지고 있는지 먼저 확인해 주세요.
delete-outdated = 백업은 암호를 바꾸기 전에 만든 것입니다. 그 백업이 있는지, 예전 암호를 기억하시는지 먼저 확인해 주세요.
delete-damaged = 읽을 수 없는 기록만 지웁니다. 다른 인증서는 그대로 남습니다.
delete-not-saved = 백업이 없습니다. 지우면 다시 발급받아야 합니다.
delete-cancel = 그대로 두기
delete-confirm = 삭제하기

## 영수증
receipts-title = 영수증
receipts-lead = 인증서 수수료를 낸 내역을 보고 인쇄할 수 있습니다. 본인 확인이 필요합니다.
receipts-holder = 누구의 영수증인가요?
receipts-note = 입력하신 내용은 은행이 본인을 확인하는 데만 씁니다. 이 브라우저에는 저장하지 않습니다.
receipts-submit = 영수증 찾기
receipts-count = { $name } 고객님이 내신 수수료는 { $count }건입니다.
receipts-none = 아직 내신 수수료가 없습니다. 무료 인증서에는 영수증이 없습니다.
receipts-open = 보기
receipts-open-label = { $date } { $product } 영수증 보기
receipts-back = 목록으로
receipt-title = 인증서 수수료 영수증
receipt-number = 영수증 번호
receipt-date = 출금일
receipt-customer = 공급받는 분
receipt-product = 품목
receipt-paid = 출금 완료
receipt-refunded = { $date } 환불
receipt-supply = 공급가액
receipt-vat = 부가세
receipt-amount = 합계
receipt-print = 인쇄하기

## 그 밖의 화면
not-found-title = 없는 화면입니다
not-found-lead = 주소가 바뀌었거나, 인증서가 이미 삭제되었습니다.
unavailable-leave-frame = 새 창에서 바로 열기
