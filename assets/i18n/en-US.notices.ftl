## Help
help-title = Help
help-lead = Choose what you want to do. You can print each page.
home-help-about = Guides, questions and answers, checklists, and every error.
help-short = Help
help-new-tab = (new tab)
help-guides = Guides
help-reference = Looking things up
help-back = All of the help
help-search = Error code, or words of the message
help-found = { $count ->
    [0] There is no such error. Try with fewer words.
    [one] { $count } error.
   *[other] { $count } errors.
}
help-error = Error { $code }
help-error-unknown = There is no error of this code. Check the code, or search all errors.
help-errors-all = Search all errors
failure-more = Error code { $code }: more about it (new tab)

## Notices of the end
notices-label = Certificates that end
notices-clock = The clock of this device differs much from the bank's. The days that are left may be wrong; please set date and time automatically.
notice-ends = { $days ->
    [0] A certificate ends today
    [1] A certificate ends tomorrow
   *[other] A certificate ends in { $days } days
}
notice-over = A certificate has expired
notice-which = { $name } · { $product } · until { $date }
notice-renew = To go on using it, renew it by its last day. After that it can be neither renewed nor reissued.
notice-elsewhere = To go on using it, renew it by its last day where it was issued.
notice-over-about = You can no longer log in or sign with it. An expired certificate can be neither renewed nor reissued, so please get a new one. What you signed before stays valid.
notice-over-elsewhere = You can no longer log in or sign with it. If you need it, get a new one where it was issued.
notice-later = Remind me later
notice-close = Close this notice
reminders-title = Notices of the end
reminders-about = Put the last day into your calendar, and it reminds you 30, 14, 7 and 1 day before, at 9 in the morning. This page need not be open for that.
reminders-calendar = { $count ->
    [1] Put the last day into a calendar (.ics)
   *[other] Put { $count } last days into a calendar (.ics)
}
reminders-saved = The calendar file was handed to the browser. Open it to add it to your calendar.
reminders-ask = Turn on notifications
reminders-off = With notifications, your device also tells you when you open this page. They cannot come while the page is closed.
reminders-on = Notifications are on. They come only when you open this page. To turn them off, block them in the browser's settings.
reminders-denied = Notifications of this site are blocked. To get them, allow them in the browser's settings. The calendar works all the same.
reminders-unsupported = This browser has no notifications for this site. Please use the calendar.
reminders-help = More about these notices
calendar-summary = Certificate ends: { $product } ({ $name })
calendar-description = After this day the certificate can no longer be used, renewed or reissued. Renew it before. Type the address of the bank yourself, or use your bookmark.
