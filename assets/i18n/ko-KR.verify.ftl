## 전자서명 검증
verify-title = 전자서명 검증
verify-lead = 이체확인증이나 서명 파일을 넣으시면 누가 언제 서명했는지, 그 뒤로 바뀌지 않았는지 확인해 드립니다.
verify-about = 서명 파일(.p7m · .p7s · PEM)과, 따로 받으셨다면 원본 문서를 함께 넣어 주세요. 폐기 목록(CRL), OCSP 응답, 인증서도 넣을 수 있습니다. 파일 하나에 8MB까지.
verify-local = 파일은 이 기기 안에서만 확인합니다. 어디로도 보내지 않고, 보관하지도 않습니다.
verify-count = 서명 파일 { $count }개를 확인했습니다.
verify-none = 넣으신 파일에 전자서명이 없습니다. 이름이 .p7m이나 .p7s로 끝나는 파일을 넣어 주세요.
verify-too-large = { $name }: 8MB보다 커서 읽지 않았습니다.
verify-files = 넣으신 파일
verify-text = 서명한 내용
verify-signers = 서명한 사람
verify-save = 서명한 내용을 파일로 저장
verify-print = 결과 인쇄
verify-again = 처음부터 다시
verify-home-about = 이체확인증 같은 서명 파일이 진짜인지, 바뀌지 않았는지 확인합니다.
