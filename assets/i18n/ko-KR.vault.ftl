## 인증서 하나
certificate-change = 암호 바꾸기
certificate-changed = 암호를 바꿨습니다. 이제 새 암호로만 열립니다. 전에 만드신 백업이 있으면 그것은 예전 암호로 열립니다. 지금 새로 백업해 주세요.
certificate-rename = 이름 바꾸기
certificate-renamed = 이름을 바꿨습니다.
change-title = 인증서 암호 바꾸기
change-about = 지금 암호를 입력하고 새 암호를 정해 주세요.
change-current = 지금 암호
change-files = 전에 만드신 백업이 있으면, 그것은 바뀌지 않습니다. 거기서 되돌린 인증서는 예전 암호로 열립니다. 바꾸신 뒤에 새로 백업해 주세요.
change-passkeys = 등록하신 패스키는 그대로 쓸 수 있습니다. 패스키는 암호와 따로 개인키를 엽니다.
change-submit = 암호 바꾸기
new-password-label = 새 암호
new-password-same = 지금 암호와 같습니다. 다른 암호를 정해 주세요.
rename-title = 인증서 이름 바꾸기
rename-about = 이 브라우저에서 알아보기 쉬운 이름을 { $most }자까지 붙일 수 있습니다. 비워 두시면 원래 이름으로 나옵니다. 인증서 내용은 바뀌지 않습니다.
rename-label = 이름
rename-submit = 이 이름으로 저장
delete-word = 삭제
delete-word-label = 지우시려면 ‘{ $word }’라고 입력해 주세요
delete-word-bad = ‘{ $word }’라고 똑같이 입력하셔야 지워집니다.
delete-by-word = 암호를 잊으셨나요?
delete-by-password = 암호를 입력해서 지우기

## 목록
list-search = 찾기 (이름, 사용자, 종류, 발급자)
list-order = 정렬
list-newest = 최근 것부터
list-expiry = 만료일이 가까운 것부터
list-name = 이름 순서
list-found = { $count ->
    [0] 찾으시는 인증서가 없습니다.
   *[other] { $count }개를 찾았습니다.
}

## 백업 상태
health-title = 백업 상태
health-good = 모든 인증서에 백업이 있습니다. 백업(파일이나 종이)이 어디에 있는지, 그 암호를 기억하시는지 가끔 확인해 주세요.
health-without = 백업이 없는 인증서가 { $count }개 있습니다: { $names }. 브라우저를 초기화하거나 기기를 잃어버리면 되찾을 수 없습니다.
health-outdated = 암호를 바꾸기 전의 백업만 있습니다: { $names }. 그 백업에서 되돌린 인증서는 예전 암호로 열립니다. 지금 새로 백업해 주세요.
health-sources = 가져온 인증서 { $count }개는 따로 백업하지 않으셨습니다: { $names }. 가져오신 파일이나 보낸 기기에 남아 있으면 그것이 백업입니다. 거기서 지우셨거나 암호를 잊으셨으면 새로 백업해 주세요.
health-last = 마지막 백업: { $date }, { $place }
backup-in-file = 파일
backup-in-folder = 폴더 또는 USB
backup-on-paper = 종이
backup-of-everything = 전체 백업
home-backup = 백업이 없는 인증서가 { $count }개 있습니다
home-backup-about = 이 브라우저에만 있습니다. 기기를 잃어버리거나 브라우저를 초기화하면 되찾을 수 없습니다.
home-backup-open = 백업하러 가기

## 저장 공간
storage-title = 저장 공간
storage-kept = 브라우저가 이곳에 저장한 것을 스스로 지우지 않겠다고 답했습니다. 직접 인터넷 사용 기록을 지우시면 함께 지워집니다.
storage-may-go = 브라우저가 아직 저장한 것을 지키겠다고 약속하지 않았습니다. 기기에 공간이 모자라면 인증서를 지울 수 있습니다.
storage-refused = 다시 요청했지만 브라우저가 약속하지 않았습니다. 이 사이트를 자주 쓰시거나 즐겨찾기에 넣으시면 답이 달라질 수 있습니다. 백업이 있으면 안심하실 수 있습니다.
storage-unknown = 이 브라우저는 저장한 것을 지킬지 알려 주지 않습니다. 백업을 꼭 만들어 두세요.
storage-ask = 저장 공간 유지 요청하기
storage-week = 이 브라우저는 7일 동안 이 사이트를 쓰지 않으시면 저장한 것을 지울 수 있습니다. 백업을 꼭 만들어 두세요.
storage-room = 이 사이트가 쓰는 공간은 약 { $used }이고, 약 { $room }까지 쓸 수 있습니다 (브라우저의 추정).

passkey-title = 패스키
passkey-about = 패스키를 추가하시면 지문, 얼굴, 기기 잠금 번호로도 이 인증서를 열 수 있습니다. 인증서 암호도 계속 쓸 수 있습니다.
passkey-have = 인증서 암호 대신 패스키로도 이 인증서가 열립니다. 인증서 암호도 잊지 마세요. 백업 파일에는 암호가 필요합니다.
passkey-made = 패스키 { $number } · { $date } 추가
passkey-add = 패스키 추가하기
passkey-add-about = 먼저 인증서 암호를 확인합니다. 그다음 브라우저가 지문이나 얼굴, 기기 잠금 번호를 묻습니다.
passkey-add-submit = 다음
passkey-added = 패스키를 추가했습니다. 이제 패스키로도 인증서가 열립니다.
passkey-remove = 지우기
passkey-remove-one = 패스키 { $number } 지우기
passkey-removed = 패스키를 지웠습니다. 이 인증서는 더 이상 그 패스키로 열리지 않습니다. 기기에 남은 패스키는 기기 설정에서 지워 주세요.
passkey-use = 패스키로 하기
