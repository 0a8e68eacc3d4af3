## 갱신과 재발급
renewal-title = 인증서 갱신
renewal-lead = 쓰시던 인증서의 기간을 1년 늘립니다. 개인키도 이 기기에서 새로 만듭니다.
renewal-end = 지금 만료일
renewal-new-end = 갱신 후 만료일
renewal-once = 지금 쓰시는 암호는 한 번만 여쭙니다. 은행에 로그인하고 갱신 요청에 서명하는 데 쓰며, 은행으로 보내지 않습니다. 새 인증서의 암호는 뒤에서 정합니다.
renewal-fee = 수수료가 있는 인증서는 금액을 먼저 보여 드리고, 확인하신 뒤에만 받습니다.
renewal-start = 갱신 시작하기
renewal-give-up = 갱신 그만두기
renewal-certificate = 이 인증서 자세히 보기
renewal-unreadable = 이 인증서를 읽을 수 없어서 갱신할 수 없습니다. 새로 발급받아 주세요.
renewal-from = { $day }부터 만료일까지 갱신할 수 있습니다.
renewal-over = 기간이 지나서 갱신할 수 없습니다. 새로 발급받아 주세요.
renewal-replaced = 이미 새 인증서로 바뀌었습니다. 새 인증서를 쓰시면 됩니다.
renewal-old = 새 인증서로 바뀐 예전 인증서입니다. 지우셔도 됩니다. 이 인증서로 하신 서명은 그대로 유효합니다.
renewal-elsewhere = 다른 기관에서 발급한 인증서입니다. 발급한 기관에서 갱신해 주세요.
renewal-open = { $days ->
    [0] 오늘까지만 쓸 수 있습니다. 지금 갱신하시면 1년 더 쓸 수 있습니다.
   *[other] { $days }일 뒤에 만료됩니다. 지금 갱신하시면 1년 더 쓸 수 있습니다.
}
renewal-go = 갱신하기
renewal-about = 갱신 알아보기
renewal-again = 갱신 다시 시작하기
renewal-reloaded = 화면이 새로 열려서, 안전을 위해 인증서 암호부터 다시 여쭙니다.
renewal-ended = 은행과의 연결이 끝나서 인증서 암호부터 다시 여쭙니다.
renewal-password-lead = 새 인증서의 암호를 정해 주세요. 지금 쓰시는 암호와 같아도 됩니다.
renewal-submit = 갱신하기
renewal-issuing = 인증서를 갱신하고 있습니다
renewal-resume = 갱신을 이어서 하겠습니다
renewal-resume-lead = 갱신하면서 정하신 새 인증서의 암호를 입력해 주세요.
renewal-done = 인증서가 갱신되었습니다
renewal-done-old = 예전 인증서는 이제 쓸 수 없습니다. 지우셔도 됩니다. 예전 인증서로 하신 서명은 그대로 유효합니다.
renewal-done-delete = 예전 인증서 보고 지우기

reissue-title = 인증서 재발급
reissue-lead = 인증서 파일을 잃어버렸거나 암호를 잊으셨을 때, 은행에서 다시 받습니다.
reissue-identity = 처음 발급받으실 때처럼 본인 확인을 합니다.
reissue-end = 만료일은 예전 인증서와 같습니다.
reissue-fee = 수수료는 없습니다.
reissue-old = 예전 인증서는 바로 폐기되어 더 쓸 수 없습니다.
reissue-expired = 기간이 지났거나 폐기된 인증서는 재발급받을 수 없습니다. 그때는 새로 발급받아 주세요.
reissue-busy = 다른 인증서를 받고 있습니다. 그 일을 마치신 뒤에 시작해 주세요.
reissue-start = 재발급 시작하기
reissue-overwrites = 쓰시던 신청이 있습니다. 재발급을 시작하시면 그 신청은 지워집니다.
reissue-sure = 지우고 재발급 시작하기
reissue-renewal = 기간이 얼마 남지 않았으면: 내 인증서에서 갱신하기
reissue-terms-lead = 인증서를 재발급받으려면 모두 동의해야 합니다. 제목 옆의 ‘보기’를 누르면 전문을 읽을 수 있습니다.
reissue-note = 재발급입니다. 만료일은 그대로이고 수수료는 없습니다.
reissue-issue = 재발급이 아니라 새로 발급받기
reissue-replaces = 예전 인증서를 대신합니다. 만료일은 그대로이고, 예전 인증서는 폐기됩니다.
reissue-submit = 재발급받기
reissue-done = 인증서가 재발급되었습니다
reissue-done-old = 예전 인증서는 폐기되어 이제 쓸 수 없습니다. 이 브라우저나 USB에 남아 있으면 지우셔도 됩니다.
reissue-forgotten = 암호를 잊으셨나요? 재발급받기
home-reissue-about = 파일을 잃어버렸거나 암호를 잊었을 때
