## 이용안내
help-title = 이용안내
help-lead = 하시려는 일을 고르세요. 인쇄해서 보실 수도 있습니다.
home-help-about = 하는 방법, 자주 묻는 질문, 점검표, 오류 찾기가 있습니다.
help-short = 도움말
help-new-tab = (새 창)
help-guides = 업무별 안내
help-reference = 더 찾아보기
help-back = 이용안내 전체 보기
help-search = 오류 코드나 화면에 나온 말
help-found = { $count ->
    [0] 찾으시는 오류가 없습니다. 낱말을 줄여서 다시 찾아 주세요.
   *[other] 오류 { $count }개가 있습니다.
}
help-error = 오류 { $code }
help-error-unknown = 이런 코드의 오류는 없습니다. 코드를 다시 확인하시거나, 모든 오류에서 찾아 주세요.
help-errors-all = 모든 오류에서 찾기
failure-more = 오류 코드 { $code }: 자세히 보기 (새 창)

## 만료 알림
notices-label = 만료 알림
notices-clock = 이 기기의 시각이 은행과 많이 다릅니다. 남은 날이 맞지 않을 수 있으니 날짜와 시각을 자동으로 맞춰 주세요.
notice-ends = { $days ->
    [0] 인증서가 오늘 만료됩니다
    [1] 인증서가 내일 만료됩니다
   *[other] 인증서가 { $days }일 뒤 만료됩니다
}
notice-over = 인증서가 만료되었습니다
notice-which = { $name } · { $product } · { $date }까지
notice-renew = 계속 쓰시려면 만료일까지 갱신해 주세요. 만료일이 지나면 갱신도 재발급도 할 수 없습니다.
notice-elsewhere = 계속 쓰시려면 이 인증서를 발급받은 곳에서 만료일까지 갱신해 주세요.
notice-over-about = 이제 이 인증서로 로그인하거나 서명할 수 없습니다. 만료된 인증서는 갱신하거나 재발급할 수 없으니 새로 발급받아 주세요. 전에 하신 서명은 그대로 유효합니다.
notice-over-elsewhere = 이제 이 인증서로 로그인하거나 서명할 수 없습니다. 필요하시면 발급받은 곳에서 새로 받아 주세요.
notice-later = 나중에 다시 알림
notice-close = 이 알림 닫기
reminders-title = 만료 알림
reminders-about = 만료일을 달력에 넣어 두시면 30일, 14일, 7일, 1일 전 오전 9시에 달력이 알려 줍니다. 이 페이지를 열지 않으셔도 됩니다.
reminders-calendar = { $count ->
    [1] 만료일을 달력에 넣기 (.ics)
   *[other] 만료일 { $count }개를 달력에 넣기 (.ics)
}
reminders-saved = 달력 파일을 내보냈습니다. 그 파일을 열어 달력에 추가해 주세요.
reminders-ask = 기기 알림 켜기
reminders-off = 기기 알림을 켜시면 이 페이지를 여실 때 기기의 알림으로도 알려 드립니다. 페이지가 닫혀 있으면 알리지 못합니다.
reminders-on = 기기 알림이 켜져 있습니다. 이 페이지를 여실 때만 알려 드립니다. 끄시려면 브라우저 설정에서 알림을 막아 주세요.
reminders-denied = 이 사이트의 알림이 막혀 있습니다. 받으시려면 브라우저 설정에서 허용해 주세요. 달력은 그대로 쓰실 수 있습니다.
reminders-unsupported = 이 브라우저는 이 사이트의 기기 알림을 지원하지 않습니다. 달력에 넣어 두세요.
reminders-help = 만료 알림에 대해 더 알아보기
calendar-summary = 공동인증서 만료일: { $product } ({ $name })
calendar-description = 이날이 지나면 이 인증서를 쓸 수 없고, 갱신도 재발급도 할 수 없습니다. 그 전에 갱신해 주세요. 은행 주소를 직접 입력하거나 즐겨찾기로 들어가세요.
