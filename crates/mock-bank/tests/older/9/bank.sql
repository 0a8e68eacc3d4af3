PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_version (version BIGINT NOT NULL);
INSERT INTO schema_version VALUES(1);
INSERT INTO schema_version VALUES(2);
INSERT INTO schema_version VALUES(3);
INSERT INTO schema_version VALUES(4);
INSERT INTO schema_version VALUES(5);
INSERT INTO schema_version VALUES(6);
INSERT INTO schema_version VALUES(7);
INSERT INTO schema_version VALUES(8);
INSERT INTO schema_version VALUES(9);
CREATE TABLE customers (
        id TEXT PRIMARY KEY, holder TEXT NOT NULL, user_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, english_name TEXT NOT NULL, subject_id TEXT NOT NULL,
        number_hash BYTEA NOT NULL, number_sealed BYTEA NOT NULL,
        otp_seed_sealed BYTEA NOT NULL, otp_last_step BIGINT NOT NULL, otp_failures BIGINT NOT NULL,
        email TEXT NOT NULL, phone TEXT NOT NULL,
        postal_code TEXT NOT NULL, line1 TEXT NOT NULL, line2 TEXT NOT NULL, ways TEXT NOT NULL DEFAULT 'otp', card_failures BIGINT NOT NULL DEFAULT 0, card_first BIGINT NOT NULL DEFAULT 1, card_last BIGINT NOT NULL DEFAULT 2, phone_failures BIGINT NOT NULL DEFAULT 0, contact_name TEXT);
INSERT INTO customers VALUES('hong','personal','hong1234','홍길동','Hong Gil Dong','099904120240102000000001',X'ed0403f8e3177cacb13159f6f4989e514f2f1afde52aaf11cb8d79a8bad98afe',X'0b72dcead01efc6ed30f79375bb2ec0ea6cfb78d290cab5cecd0c961530acf8b24fce17a2382de17f6',X'54588e792ab1c772e32c195901a5c189d0f853fa5e6f1734b56aaa166b765bf0f1bb7992d981026967003c282a108e71',0,0,'hong@example.com','01000001234','04524','서울특별시 중구 모의로 1','101동 1001호','otp security_card phone',0,11,8,0,NULL);
INSERT INTO customers VALUES('kim','personal','kim_yh','김영희','Kim Young Hee','099904120240315000000002',X'b3fefb44049495a5cb753c01545a8599346bd912c8ab77ceec2e8f4250ffff69',X'f9d433b09afb177894d775bd99ad1ef05be16ce447399eae5529848cc5025a75d9730d05b8f21ebca7',X'88b9e36e0a1038a6ced1f2b74d139058bbc9843c968e66c1ed819a40f07be9ab739199e579e93ee11d289a0c8684ba12',0,0,'kim@example.com','01000002345','06236','서울특별시 강남구 시험대로 22','','otp phone',0,35,22,0,NULL);
INSERT INTO customers VALUES('lee','personal','lee_ms','이민수','Lee Min Su','099904120250520000000003',X'd04dc35d35aeb5d4d606bdd0a211cfb9a3111a45825a3c7eea4dfb6df19563ab',X'0767c8fa351a747844ecb043428c3d54ee51f0f8b4306f07c804a9f2cb35882df3d6924fe6e72b87bb',X'42ad3ec5396f5ff9ae664ecd3945b965ec0dbd9a2af9db4eeded8d403c44225ead855b979de3b128ae0f900c2b28266e',0,0,'lee@example.com','01000003456','48058','부산광역시 해운대구 견본길 7','3층','otp security_card',0,16,24,0,NULL);
INSERT INTO customers VALUES('park','personal','parkjw92','박지우','Park Ji Woo','099904120250611000000004',X'87c604ce270b13dc80127e68e90c9f29e5b04ed00e97d77769307caa250469e5',X'05694eb62f80517f4f1487ddd44c27eea4db5f7981207ccd074790b6e4f302d622ede6bfa85738f57f',X'ae371acdd936bbe000e34b4cefef87030dde32291cc4324ebca63f5b430178bd1ef11d0111c8cbdf5c3e973acfdd5981',0,0,'park@example.com','01000004567','34126','대전광역시 유성구 보기로 33','B동 204호','security_card',0,21,33,0,NULL);
INSERT INTO customers VALUES('smith','personal','jsmith','제인 스미스','Jane Smith','099904120260107000000005',X'4b9de1184579e1794c0d5465fe56dc865c865458c886b6ccbd4211c4d2d9e2d6',X'9c7c9478940b283e460a18ba4f2f3a38a9a09c2c8a8116a5103fc8155976fc776cf10cc6efee5780a6',X'c955fe46fe98e6e02289ad1faab2f962593fd75096f0089edf3ae94d49d07257b9f8d55a6509f0332b1325c5f52f6de2',0,0,'jane@example.com','01000005678','22382','인천광역시 중구 가상로 90','','otp phone',0,2,12,0,NULL);
INSERT INTO customers VALUES('choi','personal','choi01','최하늘','Choi Haneul','099904120260830000000006',X'52b271a6a13b7c0537f438353322e1cb01043ee390de8c2b9be53cf2c6d20193',X'f7e99dafb5192bfc3b34f2453d069e6a618044b25b7511a975ef527bf96a69a6d8db1c3e25404d7e72',X'3aff09a82ea5e2303d2b484a644b4ee9a74adcaf617ed34539f7bb02c1f3a14be68f037ab85d81faa28f3d951ce20da8',0,0,'choi@example.com','01000006789','63122','제주특별자치도 제주시 모형길 5','','phone',0,15,30,0,NULL);
INSERT INTO customers VALUES('ingamtrade','corporate','ingamtrade','(주)인감상사','Ingam Trading Co Ltd','099904220240401000000007',X'930c87709412f510d85d8432f42d54d41fed6a1f44ef376c14d685fac89ae06d',X'0e32eae1be5d647067d78b78ce76de2924f129fc832cc3c477e0b065973ad1b85f911b0127b0',X'3211fcd08583e9254c3b1b5aba8441b20007e7727a4daa991ef7cadef510d89d5e9a824fc3238e2a9ecdc182923ca636',0,0,'cert@example.com','01000007890','07325','서울특별시 영등포구 모의로 100','9층','otp security_card',0,8,6,0,'오세영');
INSERT INTO customers VALUES('dojang','corporate','dojangsoft','도장소프트','Dojang Soft','099904220250901000000008',X'872af5aa8e67f46aa19befa641500525f82b5b066b21e84461f10841d2bd82aa',X'8edfb8eceb5e7468cf677e0dd8991cb3746be52e6f1a9f0e45d567ae1dae7fc62bd4767ef7bc',X'be85772c9aa3d6d274481d936e8cc115ee0c9a48f8b59b36112c28f609508d411ec875a7cf0718042e0024543963f72a',0,0,'ops@example.com','01000008901','13529','경기도 성남시 분당구 가짜로 12','502호','otp',0,30,15,0,'한지민');
INSERT INTO customers VALUES('yoon','personal','yoon_ar','윤아람','Yoon A Ram','099904120260901000000009',X'0c7eb78c0745d0c1c87869e40b0bc2e147560e1946b7d0e6b0d5a7aa898147fb',X'621e5770c5cb0e690543d89201749fcc1dd546f598d6fb33e3e7a8af1044706a7f5fcaa5c69137cc1e',X'8bc7807a8922b71d8791d530ef627f57eb3a4073bc89f8be1b9db838411ca25e18fb5786391faaebe81f8b8d585ae47b',0,0,'yoon@example.com','01000009012','61945','광주광역시 서구 모의중앙로 8','','phone',0,7,29,0,NULL);
CREATE TABLE accounts (
        id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id), position BIGINT NOT NULL,
        number TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        password_hash BYTEA NOT NULL, password_failures BIGINT NOT NULL,
        balance BIGINT NOT NULL CHECK (balance >= 0));
INSERT INTO accounts VALUES('hong-1','hong',0,'12345678901234','급여통장',X'cd8c40dd899ecceaecb0d43520e928ef56f680810d8c02082b3c687da1a9fd6a',0,1245600);
INSERT INTO accounts VALUES('hong-2','hong',1,'12345612009876','저축예금',X'ba1235bff9d6b72daa4fac1814c41acaa02cd55b02121db152ddaf9cf04b63e7',0,380000);
INSERT INTO accounts VALUES('kim-1','kim',0,'23456701002345','생활비통장',X'6d6ac853bb354108f7d67bf675c15f239e069aee2d2394d37e354dce84102a1c',0,64400);
INSERT INTO accounts VALUES('lee-1','lee',0,'34567801003456','용돈통장',X'f676f606baa7d18f68f7226bc68e4eb7ec632d1af0b0110b628479ae3efdee82',0,1000);
INSERT INTO accounts VALUES('lee-2','lee',1,'34567812003457','비상금',X'7d1590ff34df4df04f74cf26e0b7edfce5c9b6c2138b873a68f61f258e89307f',0,4399);
INSERT INTO accounts VALUES('park-1','park',0,'45678901004567','급여통장',X'f8ec06973bccc960dd987a68f0d62a18719252b11b95c31dab7af4de7b95d37c',0,912300);
INSERT INTO accounts VALUES('smith-1','smith',0,'56789001005678','입출금통장',X'468e495f96b5d898f4554d7d115de85d7a92ce77bf306e76d5cbc438b15f2e51',0,2000000);
INSERT INTO accounts VALUES('choi-1','choi',0,'67890101006789','청년통장',X'f1f93e49474635fb376b2ea26077df1b92f934a95239a1b2263c737dac44a0f8',0,150000);
INSERT INTO accounts VALUES('ingamtrade-1','ingamtrade',0,'78901201007890','보통예금',X'28a4ada8897a23ec2b84b2f2a051d7d4934c67a9801dc84881aca01e465cb757',0,15800000);
INSERT INTO accounts VALUES('dojang-1','dojang',0,'89012301008901','사업자통장',X'9019e6312200b6f2cfbd1aeedca0fd0dd47edc33df9420d771cdf95c4a9bce09',0,90000);
INSERT INTO accounts VALUES('yoon-1','yoon',0,'90123401009012','아이통장',X'38a8dff8399c9298ab989d546ec879671ddc93371d3674c75b5fec8d8dd908b0',0,250000);
CREATE TABLE ledger (
        id TEXT PRIMARY KEY, booking TEXT NOT NULL, account TEXT NOT NULL,
        amount BIGINT NOT NULL, memo TEXT NOT NULL, booked_at BIGINT NOT NULL);
INSERT INTO ledger VALUES('6d2999ba6568a9558407ea98a','6d2999ba6568a9558407ea98','opening',-1250000,'opening balance',1795368679);
INSERT INTO ledger VALUES('6d2999ba6568a9558407ea98b','6d2999ba6568a9558407ea98','hong-1',1250000,'opening balance',1795368679);
INSERT INTO ledger VALUES('292d59ffe83dd3fba768c802a','292d59ffe83dd3fba768c802','opening',-380000,'opening balance',1795368679);
INSERT INTO ledger VALUES('292d59ffe83dd3fba768c802b','292d59ffe83dd3fba768c802','hong-2',380000,'opening balance',1795368679);
INSERT INTO ledger VALUES('6ea3d48b9be724f5c87da52ba','6ea3d48b9be724f5c87da52b','opening',-64400,'opening balance',1795368679);
INSERT INTO ledger VALUES('6ea3d48b9be724f5c87da52bb','6ea3d48b9be724f5c87da52b','kim-1',64400,'opening balance',1795368679);
INSERT INTO ledger VALUES('1eded67fbb04da4a78b93a7aa','1eded67fbb04da4a78b93a7a','opening',-1000,'opening balance',1795368679);
INSERT INTO ledger VALUES('1eded67fbb04da4a78b93a7ab','1eded67fbb04da4a78b93a7a','lee-1',1000,'opening balance',1795368679);
INSERT INTO ledger VALUES('e4c7927f3c56157a497437aca','e4c7927f3c56157a497437ac','opening',-4399,'opening balance',1795368679);
INSERT INTO ledger VALUES('e4c7927f3c56157a497437acb','e4c7927f3c56157a497437ac','lee-2',4399,'opening balance',1795368679);
INSERT INTO ledger VALUES('b7432682a24cd8d2a5bc2330a','b7432682a24cd8d2a5bc2330','opening',-912300,'opening balance',1795368679);
INSERT INTO ledger VALUES('b7432682a24cd8d2a5bc2330b','b7432682a24cd8d2a5bc2330','park-1',912300,'opening balance',1795368679);
INSERT INTO ledger VALUES('c1a3ac15bdea80f43495b0f3a','c1a3ac15bdea80f43495b0f3','opening',-2000000,'opening balance',1795368679);
INSERT INTO ledger VALUES('c1a3ac15bdea80f43495b0f3b','c1a3ac15bdea80f43495b0f3','smith-1',2000000,'opening balance',1795368679);
INSERT INTO ledger VALUES('77f9adcb50d916dd8c48b945a','77f9adcb50d916dd8c48b945','opening',-150000,'opening balance',1795368679);
INSERT INTO ledger VALUES('77f9adcb50d916dd8c48b945b','77f9adcb50d916dd8c48b945','choi-1',150000,'opening balance',1795368679);
INSERT INTO ledger VALUES('af8eb0d38748cdbdd4fdcb6ca','af8eb0d38748cdbdd4fdcb6c','opening',-15800000,'opening balance',1795368679);
INSERT INTO ledger VALUES('af8eb0d38748cdbdd4fdcb6cb','af8eb0d38748cdbdd4fdcb6c','ingamtrade-1',15800000,'opening balance',1795368679);
INSERT INTO ledger VALUES('657dca8134c273586cc4e2eaa','657dca8134c273586cc4e2ea','opening',-90000,'opening balance',1795368679);
INSERT INTO ledger VALUES('657dca8134c273586cc4e2eab','657dca8134c273586cc4e2ea','dojang-1',90000,'opening balance',1795368679);
INSERT INTO ledger VALUES('a7e3f2cd57c4ecc4f8ef4e94a','a7e3f2cd57c4ecc4f8ef4e94','opening',-250000,'opening balance',1795368679);
INSERT INTO ledger VALUES('a7e3f2cd57c4ecc4f8ef4e94b','a7e3f2cd57c4ecc4f8ef4e94','yoon-1',250000,'opening balance',1795368679);
INSERT INTO ledger VALUES('eaac4b4cad1d481593edca88a','eaac4b4cad1d481593edca88','hong-1',-4400,'fee, receipt 2026112383556121',1795368683);
INSERT INTO ledger VALUES('eaac4b4cad1d481593edca88b','eaac4b4cad1d481593edca88','fee-income',4400,'fee, receipt 2026112383556121',1795368683);
CREATE TABLE enrollments (
        id TEXT PRIMARY KEY, holder TEXT NOT NULL, agreed TEXT NOT NULL,
        created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, version BIGINT NOT NULL,
        identity_failures BIGINT NOT NULL, customer TEXT REFERENCES customers (id), product TEXT,
        account TEXT REFERENCES accounts (id), details TEXT,
        closed TEXT, reference TEXT UNIQUE, code_sealed BYTEA, code_failures BIGINT NOT NULL,
        request_hash BYTEA, serial TEXT, confirmed_at BIGINT, reserved BIGINT, reserved_account TEXT REFERENCES accounts (id), authority TEXT, authority_agreed TEXT);
INSERT INTO enrollments VALUES('3ee7abf4a4be7a792d66bd50','personal','[{"id":"electronic-finance","version":"2026-11-01","sha256":"1832383ee2dd799d993511f06a04cb1b99a74f252d65a8ddb6df8b1557bb3b4a","agreed_at":1795368683},{"id":"electronic-service","version":"2026-11-01","sha256":"11661a7e30ae1dbcdc6d72ed0b9460a0e90e9a5c9b5f5664ca06c3ece926d8cf","agreed_at":1795368683},{"id":"service-description","version":"2026-11-01","sha256":"e4659acfd8d8f3e05fb921720d43785a576b6be213eeb14d04073364ae3984de","agreed_at":1795368683},{"id":"personal-information","version":"2026-11-01","sha256":"5827c1a9e1deca7c3bdf5ff116309462afa2bd04abb467e1021789d37198e544","agreed_at":1795368683},{"id":"unique-identifier","version":"2026-11-01","sha256":"19d0c4ab563f13e4e47f40bc3f695f94ec8010ec350503df745152360a9f9658","agreed_at":1795368683}]',1795368683,1795455083,2,0,'hong','general','hong-1','{"email":"hong@example.com","phone":"01000001234","address":{"postal_code":"04524","line1":"서울특별시 중구 모의로 1","line2":"101동 1001호"}}',NULL,'1466410846',X'171022970f38facf09173d107b9b4b1b4349b89ed17649d517559af57ea8296744005616d998d7abf33a8aafb6b4212ff908571a',0,X'920073fd462df668812e2111365c6ed5699f731ff453c6dbc2d401bf9456301f','4d50e557afaeb872a7f06646551ee34a',1795368683,4400,'hong-1','bank','[{"id":"authority-bank","version":"2026-11-01","sha256":"c6ae53861337d8256c6218f4a573e6fffe3bacef0d59067bf32e4040609b55e7","agreed_at":1795368683}]');
CREATE TABLE sessions (
        token_hash BYTEA PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        created_at BIGINT NOT NULL, used_at BIGINT NOT NULL);
CREATE TABLE plans (
        serial TEXT PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        request_hash BYTEA NOT NULL, tbs BYTEA NOT NULL, planned_at BIGINT NOT NULL,
        UNIQUE (enrollment, request_hash));
INSERT INTO plans VALUES('4d50e557afaeb872a7f06646551ee34a','3ee7abf4a4be7a792d66bd50',X'920073fd462df668812e2111365c6ed5699f731ff453c6dbc2d401bf9456301f',X'3082035aa00302010202104d50e557afaeb872a7f06646551ee34a300a06082a8648ce3d040302304c310b3009060355040613026b7231123010060355040a0c09496e67616d546573743129302706035504030c20ebaaa8ec9d98ec9d80ed968920ec9db8eca69dec84bced84b020285445535429301e170d3236313132323135303030305a170d3237313132323134353935395a308190310b3009060355040613026b7231123010060355040a0c09496e67616d5465737431143012060355040b0c0b706572736f6e616c344942311c301a060355040b0c13ebaaa8ec9d98ec9d80ed9689202854455354293139303706035504030c30ed998deab8b8eb8f9928486f6e672047696c20446f6e67293039393930343132303234303130323030303030303030313059301306072a8648ce3d020106082a8648ce3d030107034200041a369fdca73b68bcf3d3d109dd1e88e94f640d1ace3e859c6208262c814409f67b09a097a9dbc16d3ad42dd62b8dfea5510f553c87579e5f208133aaa68a70bfa38201d7308201d33081940603551d2304818c308189801454399debd4a48e29839a6e1d2a6445bbb1a80b4aa15fa45d305b310b3009060355040613026b7231123010060355040a0c09496e67616d546573743138303606035504030c2f496e67616d20ebaaa8ec9d9820ecb59cec8381ec9c8420ec9db8eca69deab8b0eab48020285445535420524f4f54298210685a77921c89622126ab33dc46ef3d55301d0603551d0e04160414437d8039ed200fbb719265f676a1a80580bd89fe300e0603551d0f0101ff0404030206c03081980603551d200101ff04818d30818a308187060b2b0601040181fd590201013078304e06082b0601050507020230420c40ebaaa8ec9d9820ec9db8eca69dec849cec9e85eb8b88eb8ba42e20ebb295eca08120ed9aa8eba0a5ec9db420ec9786ec8ab5eb8b88eb8ba42e20285445535429302606082b06010505070201161a687474703a2f2f3132372e302e302e313a31383138312f63707330370603551d1f0430302e302ca02aa0288626687474703a2f2f3132372e302e302e313a31383138312f63726c2f69737375696e672e63726c303706082b06010505070101042b3029302706082b06010505073001861b687474703a2f2f3132372e302e302e313a31383138312f6f637370',1795368683);
CREATE TABLE crls (
        issuer TEXT PRIMARY KEY, number BIGINT NOT NULL, der BYTEA NOT NULL, made_at BIGINT NOT NULL);
CREATE TABLE cmp_transactions (
        id BYTEA PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        nonce BYTEA NOT NULL, started_at BIGINT NOT NULL);
INSERT INTO cmp_transactions VALUES(X'2f072384e60042a71a0672b511a8f2a0','3ee7abf4a4be7a792d66bd50',X'41493deac706fe972c8c183e494346ef',1795368683);
CREATE TABLE card_halves (
        customer TEXT NOT NULL REFERENCES customers (id), cell BIGINT NOT NULL, half TEXT NOT NULL,
        hash BYTEA NOT NULL, PRIMARY KEY (customer, cell, half));
INSERT INTO card_halves VALUES('hong',1,'first',X'0c52543ed01723f18e93445754d5a3ddf8ac57e77b25291b151a4137b117904d');
INSERT INTO card_halves VALUES('hong',1,'last',X'2e527bdc94befbe2efeddd30fe1b8d791fe44e5cd2d402990080eb1f45ca49fe');
INSERT INTO card_halves VALUES('hong',2,'first',X'53452e8744c771c307b41a46093edd35ece48a2686e7b7993febbfe95c374170');
INSERT INTO card_halves VALUES('hong',2,'last',X'73d0f15c0e67b7dc0c439c3e1fdcfc0c4b786ae80458dffeb9ea9fc34be0cd5f');
INSERT INTO card_halves VALUES('hong',3,'first',X'79e01f557ce80142dd77c25c28d147135507251a6da02ba21fffa08b4425f082');
INSERT INTO card_halves VALUES('hong',3,'last',X'1b3881a05e7fc0084c2c9adcb0f6d8eb7d941c6a2efd54ccc66c1b5aea087539');
INSERT INTO card_halves VALUES('hong',4,'first',X'0769da5a844e42134af109d7844da4fb7b0fce916f632f0e84ced1972ebf5a35');
INSERT INTO card_halves VALUES('hong',4,'last',X'900faa295dba3ce2e6e63239af8e7f6ed68e7182ceff74ec83da9fbca01c732b');
INSERT INTO card_halves VALUES('hong',5,'first',X'55ae93c7219c447344f966a8f6f559d2b76d459a918f3eeffdd741d6ca19f23d');
INSERT INTO card_halves VALUES('hong',5,'last',X'efc4e963a086fc7a50d45d9bd3b3e3ccb0019b480db73323f5c818f7430f583b');
INSERT INTO card_halves VALUES('hong',6,'first',X'521471f420d3ad4cb40fe06ea46f4c0a5614ef2dd24397062bc7a0099e1a1c94');
INSERT INTO card_halves VALUES('hong',6,'last',X'41c263f9960598a04c4f4f3867fc7192c29d5f67331c45c170077781570dc62f');
INSERT INTO card_halves VALUES('hong',7,'first',X'3bcaa0c6ef7e89c941d5149ee256b736e7817551d079253208436e27b7d009e4');
INSERT INTO card_halves VALUES('hong',7,'last',X'f9d7adebb910dc59e36890ff7a580984b8553fd63ee783e95f8febccaf1668ea');
INSERT INTO card_halves VALUES('hong',8,'first',X'dd39d5994bb15d3a48887ef90b6c2a18a6a795cef63cb6bf1e86d5bd520ddbe4');
INSERT INTO card_halves VALUES('hong',8,'last',X'2982de3aafd64c9e376464373a854f62233624c25667e35ee292b2e520509b0c');
INSERT INTO card_halves VALUES('hong',9,'first',X'3d646e3baa78f6a57b741b98299bbd46e11ba6602cc5b59478b7fba4973b8823');
INSERT INTO card_halves VALUES('hong',9,'last',X'81c8779506b6a0f8e41cb54f14603fe36ae420f1ed1815efc57b39605a61bf34');
INSERT INTO card_halves VALUES('hong',10,'first',X'4f82c9d94b349373130d7badee3217836cb7f2580a2317146f440c419fde07be');
INSERT INTO card_halves VALUES('hong',10,'last',X'49ad0b06b5267f8ebd69940c265163817b01935d8069c8b2b3f6d4302045b868');
INSERT INTO card_halves VALUES('hong',11,'first',X'5c7e5a9abe2b90e5f07941eb84b0c8772d21c69f2a114a54e20df511466a6361');
INSERT INTO card_halves VALUES('hong',11,'last',X'e72f43a35fd76184dfb8d343859806ab4c0a38ef39a629adeb8c9a0ad5ce925d');
INSERT INTO card_halves VALUES('hong',12,'first',X'bf05bea69d5ff8777226c39a0b173f616aa2477cfaa376e3f1c61e15de68c1e1');
INSERT INTO card_halves VALUES('hong',12,'last',X'753571fbdda76916957a98ed2d33958309182980e662be5e5251a37d57e50911');
INSERT INTO card_halves VALUES('hong',13,'first',X'96ef2c05831b84b9f2b3b82307c4e5701547d1fa6733829e455868fe9b5b1881');
INSERT INTO card_halves VALUES('hong',13,'last',X'bf3fcfb970fe8d04c708fa3c24ae23e67811de77044f26814ad2316dd79eb68c');
INSERT INTO card_halves VALUES('hong',14,'first',X'53f466790ad348defd6b493a0a29f7bc5bbb6b8f99e5ec29fa0e5c83e6fbd643');
INSERT INTO card_halves VALUES('hong',14,'last',X'6e9886d29b13394e1fece87ce67ee8a58ed740babf559ee7d11e5c9de70e03c7');
INSERT INTO card_halves VALUES('hong',15,'first',X'fa477a4b352a1f4c6214a2dfa3eecb44648e9d27966563437e9d4d6a7d7b2479');
INSERT INTO card_halves VALUES('hong',15,'last',X'a19b5ce07b6a5c7dd5494ad7de55777ba2769c3de039b6a4246d1f3c096fb1bb');
INSERT INTO card_halves VALUES('hong',16,'first',X'39b773a960097a4ac1c146648d732d4fd78aba0bba4bb02e5bc48b75c43ec883');
INSERT INTO card_halves VALUES('hong',16,'last',X'2935ec94a310ae64c4cc2cd324ea9b12f7318a7e6b5afa1fd9b57258de16f64f');
INSERT INTO card_halves VALUES('hong',17,'first',X'd7a7e4f46987363a7d0728ea22593db007e42cd21c151343c013fd7bfbd71e91');
INSERT INTO card_halves VALUES('hong',17,'last',X'9ac0b2ead607731b3385c22c8bb3fe3bd2b11ac8cea4d2902c67db2487a113f0');
INSERT INTO card_halves VALUES('hong',18,'first',X'ac06ab96c6fca95acfc007a77606dc7ceeb378e1163e23bfc8cb5474378709e9');
INSERT INTO card_halves VALUES('hong',18,'last',X'4649daebf5ebacad8b62581fcafec40ced7083830bc8ecfc965a77045b3193b5');
INSERT INTO card_halves VALUES('hong',19,'first',X'216f6b2fa25916e480f253b8a608ea26b71df7d03a95fbf2fd5797a452224b64');
INSERT INTO card_halves VALUES('hong',19,'last',X'f0a851e7cf0bf70e93fed08aec394ce3378e568b26970f2ea60eb286932053d3');
INSERT INTO card_halves VALUES('hong',20,'first',X'388535ee79e8b2920349934af0581a78f62b2971f719b35cad6db0b673b674fe');
INSERT INTO card_halves VALUES('hong',20,'last',X'8d08cc40bf15b0707878cad9ef2ef711de9d5203d543eb135405faf6a113a0aa');
INSERT INTO card_halves VALUES('hong',21,'first',X'b0edf21f6ebee4bedb0d3f6a87adb8774b3c6cef689cb17cac8254a22667bd65');
INSERT INTO card_halves VALUES('hong',21,'last',X'50099e4103b7e10de686bfae69f12c046fe0e5468f37f23bfbc4253d0f65b5bf');
INSERT INTO card_halves VALUES('hong',22,'first',X'1f863eef3271940f91793a9c2a3965c941f2d820c512eb5382507dd0b8588982');
INSERT INTO card_halves VALUES('hong',22,'last',X'31696b40e802593dcc41eac17e807b43a06d52789df9a05f8669103212844cd4');
INSERT INTO card_halves VALUES('hong',23,'first',X'362bfda4e0a49258d6b8af99be55150e122140073821251e48500855cc751f68');
INSERT INTO card_halves VALUES('hong',23,'last',X'be22f82f0e41daeae0862abf112be53c894536835172f5c02a6d71d644caa095');
INSERT INTO card_halves VALUES('hong',24,'first',X'a1fa8722fd90135c274bd46fa7b3f74d3b1a8cf22a418aa08388fca0ab332155');
INSERT INTO card_halves VALUES('hong',24,'last',X'3be426e14d1468630b6b9f7b7bbb0443a1072c319a5a98b9ab864f89930027b7');
INSERT INTO card_halves VALUES('hong',25,'first',X'46631e64a71b898214c66bee254d32e8244d4763eae763c38fb029d38626db04');
INSERT INTO card_halves VALUES('hong',25,'last',X'24b508daf3efaf57870fafa407f03b5ed2a1130c8f4598ae8bd9bd86b20d1a2b');
INSERT INTO card_halves VALUES('hong',26,'first',X'28909a26bc1c5bea71494abc8e5efb521c821a85fdeb023f9b00300cd7b51ffa');
INSERT INTO card_halves VALUES('hong',26,'last',X'4c6ce69118674d11700581e5e04cbbbbf1b9d8f07099a1d26c12717ee54b4f82');
INSERT INTO card_halves VALUES('hong',27,'first',X'b4667c9214a13fd31b1939e70a5a3dc833cac266427a25f28eb7ebc672ef8b23');
INSERT INTO card_halves VALUES('hong',27,'last',X'c907470cc9214e0f3463ffae3bf283443bf3bef3a34d81ad58c211d5673c0d36');
INSERT INTO card_halves VALUES('hong',28,'first',X'866108b11b75827a3d324fb7038ce5019cc74d042b15146aaa548bb04d658d4b');
INSERT INTO card_halves VALUES('hong',28,'last',X'a65fc90d9e000bf490ee1adea00bdfdc2a5da5b94e8a8ff072b2eec7b8be251d');
INSERT INTO card_halves VALUES('hong',29,'first',X'66dc8811f551c861f34ddcdb8ecc2966fd8e124d341f38a7c177fc5c8aeca809');
INSERT INTO card_halves VALUES('hong',29,'last',X'8d8902a2f46b475c66869243969bf7156327010dab7714c123a59d1ab3dc6593');
INSERT INTO card_halves VALUES('hong',30,'first',X'4bb67e6b0ce5885311f16f0d6f47d220537a287f3d6c9e5c2d154839b6b165ef');
INSERT INTO card_halves VALUES('hong',30,'last',X'a164d1e5df5788dd53c16ced65fd42ce4d38675649dca120b3a3a5f942c78ee1');
INSERT INTO card_halves VALUES('hong',31,'first',X'42aac58e9137741b67b2b90aad2fd5a7e7a75f0bc60268641f177d2236f72c63');
INSERT INTO card_halves VALUES('hong',31,'last',X'14220e11c09d90a350ea32a3f667ddfb9f06b5ed09e720198d22bb41bb6789dd');
INSERT INTO card_halves VALUES('hong',32,'first',X'6d53dbf2f3f820d9bd08fae9da3b049b129395fd80f5a6964a2114ca6b2209d3');
INSERT INTO card_halves VALUES('hong',32,'last',X'e25825e34714b0843122a4799aaa923b451e47436eb94cb392338c2bdbae5091');
INSERT INTO card_halves VALUES('hong',33,'first',X'44580c2ecbb8ef11f6e90bc8efba262abcaecbce3ef59fda561a94eb5bd0b9c3');
INSERT INTO card_halves VALUES('hong',33,'last',X'ba81420b620dd7ef62754d4a1068b79a8fb0d83a60a9a30714259962734d5e2a');
INSERT INTO card_halves VALUES('hong',34,'first',X'0590084bdf027d686e2e9e27253653021a797f353853fb9ace4724d93a5bec2c');
INSERT INTO card_halves VALUES('hong',34,'last',X'6c1af821e6ddab4e184e883bb44297c77e73bec259194f99f391dd239694948e');
INSERT INTO card_halves VALUES('hong',35,'first',X'05d727b73ff9dd49b6209f1c2264d7bc00f5598ddd06b6c76e5c47199006ae53');
INSERT INTO card_halves VALUES('hong',35,'last',X'd1618c3bb2f4f47542ec2d4e2f74c5b96d2d2ec4fda7563357fcd223bcf2adae');
INSERT INTO card_halves VALUES('lee',1,'first',X'10e5ab8866e397b21f8082bce48bc72b7748440589e4749e7e908697f6a1eeeb');
INSERT INTO card_halves VALUES('lee',1,'last',X'45ad46047afdb27a93195d7d06586232b8b7c7135cd6a2b1a3f622076c9abce6');
INSERT INTO card_halves VALUES('lee',2,'first',X'b40d9f1391a69c7f7f24af37b96018ecd404f092499177320223d71251c88ac4');
INSERT INTO card_halves VALUES('lee',2,'last',X'd1113c236bfb35ca709a98f82947f24233241740a267a40887998ecd76bb4152');
INSERT INTO card_halves VALUES('lee',3,'first',X'963158eef59672c0cb9e44d1636ecc69f58fc5e5366fe603fc29422a10a141d6');
INSERT INTO card_halves VALUES('lee',3,'last',X'd5467858a94386dcb5ad20ca3329969d07c699f71199fa8973438a7edb365054');
INSERT INTO card_halves VALUES('lee',4,'first',X'e3ee5f75f2d856f82122b5b24559d02f04740c9f04029e98486b302eefc74fb9');
INSERT INTO card_halves VALUES('lee',4,'last',X'840179addb0357c623db687bc39343eb9bd9ca4d07ddb9ff1db20b2ebbb364a2');
INSERT INTO card_halves VALUES('lee',5,'first',X'b713eee6f9e7296efd604a2a4d4b3825c95e9997d616bf1deace614227761b50');
INSERT INTO card_halves VALUES('lee',5,'last',X'df64be8f16e4a31824d9052dd2eada4bbc761bab26e76c298069edd91a80af0c');
INSERT INTO card_halves VALUES('lee',6,'first',X'f90dd30b3cce82201878c98e733d718591974c62d2005ebed681efe3c262b9bd');
INSERT INTO card_halves VALUES('lee',6,'last',X'93490aaca0db1a2831d7863cecbefaa40bee1e33bd4dab0dae875fe5e92730e8');
INSERT INTO card_halves VALUES('lee',7,'first',X'28bb11fb39958f6807215acf366f73c70baadca1ca2165c3b3f30ca67c9347df');
INSERT INTO card_halves VALUES('lee',7,'last',X'6fb8d8f58afb192a5c0fb1b9dda9f8570a81d1ef6a9c785f99e42c959c2f9fc5');
INSERT INTO card_halves VALUES('lee',8,'first',X'965b81be40695d1147bbbee59411557ef145892fd08bf112e329948e5cd71366');
INSERT INTO card_halves VALUES('lee',8,'last',X'afa52b203792442c9805aeee4946d5fbac46ec84e9752a2650a02032173ccc00');
INSERT INTO card_halves VALUES('lee',9,'first',X'e187054cb9ea36862b2dd981379005d6ef0ece14d213779b7818113b51b81474');
INSERT INTO card_halves VALUES('lee',9,'last',X'f2783094ee8365fca28f34f0888958052e3cc1cff05760d6e3c38a38bb5b818f');
INSERT INTO card_halves VALUES('lee',10,'first',X'1d11d5827c9ba406410305db8bd84626aa74da4d592f63afcce46627b2650b2d');
INSERT INTO card_halves VALUES('lee',10,'last',X'3ff19c724238dcfb26bc60cf18c5f09def38e2b9e1535e6dfcbc00571bbeb277');
INSERT INTO card_halves VALUES('lee',11,'first',X'8f35f3e3e9690115ad6530a94ac1ee588811415aab39c4ef7c19e76b80a0290c');
INSERT INTO card_halves VALUES('lee',11,'last',X'fdadd601138a7636e324c670d650816651f62a577c8953c4762fec458b74efe8');
INSERT INTO card_halves VALUES('lee',12,'first',X'bb42f0b95891798d3e78b92b1a98fd943f629513d3417dee809d31aeb651c058');
INSERT INTO card_halves VALUES('lee',12,'last',X'7f9c6cccbbb4e9ec4f20419fedcb05f66d7488bc85cac7c3a6fbdf143d2b1819');
INSERT INTO card_halves VALUES('lee',13,'first',X'7bfae763002da9023e5d7f99fd382dd76f6a102ab97a49c098db1a2faf620210');
INSERT INTO card_halves VALUES('lee',13,'last',X'5537bcb03de3f6c80e02cc8582f89d591c4dd9bed918aae90890de5f105b5d6b');
INSERT INTO card_halves VALUES('lee',14,'first',X'1bc2e570aabb35dd4ff53986de5860181c5b409b3fe446607149c5f1010ae6cc');
INSERT INTO card_halves VALUES('lee',14,'last',X'945c54ee317196c1bcbb646f904196270c99f0e680d3a9004ccd4d78dee916c3');
INSERT INTO card_halves VALUES('lee',15,'first',X'e1c180882a394ac6732c20887cee3eeb82964d7c53301cacac53d5d3c42299bd');
INSERT INTO card_halves VALUES('lee',15,'last',X'4b8d450cdaacf3be4c0aef70e9314be395668949d3cf66e3e8282ff6566f8d03');
INSERT INTO card_halves VALUES('lee',16,'first',X'290492f3fbc711b51fc9c9b602c06061ea6098fdea310ff107b4c41ce2eed70d');
INSERT INTO card_halves VALUES('lee',16,'last',X'e7f92f46503779d8ce18804e82fdcac450b9a124d8746b68ac9976f8811152cb');
INSERT INTO card_halves VALUES('lee',17,'first',X'b3e04f91e35071cba28af01ba3ddbed6bc64c27c2fbad63be94157bf5b1f6339');
INSERT INTO card_halves VALUES('lee',17,'last',X'e380249b926409394ff2a90b63f820af4d5f0b39609aef6729f574111053b454');
INSERT INTO card_halves VALUES('lee',18,'first',X'87321e5619bffa08018d31dbe4446c15b1a005f791cfd0d8f06db5baa4962574');
INSERT INTO card_halves VALUES('lee',18,'last',X'484bd1f090c28d67b24e747fd3261ee1cb4ecf691b42b1e47182de40155b6c41');
INSERT INTO card_halves VALUES('lee',19,'first',X'e0126984831fe1c1eef6ae4fa69e429a9e7b3c982a601e010d2a3881c9fa91a6');
INSERT INTO card_halves VALUES('lee',19,'last',X'8db411919fab1459e18387f7c85a7cd11a9bf826a32d1583fada4df61d6dc426');
INSERT INTO card_halves VALUES('lee',20,'first',X'aef66bb80b8920fb1920e189feed346a1275303d985471126822930b06242906');
INSERT INTO card_halves VALUES('lee',20,'last',X'a26a673c25997aec71375c66cc8f03e23ffca6023113b1c7feb13e6a84694bf3');
INSERT INTO card_halves VALUES('lee',21,'first',X'180f072447be5c7262941cefe6fbef6a6ca0a2185e8e9645c38dea49c9fbaefa');
INSERT INTO card_halves VALUES('lee',21,'last',X'bef07a605f6759f3274b915014f6e7fcb2b3f7f48745818944c5748ed04542c8');
INSERT INTO card_halves VALUES('lee',22,'first',X'fb66c1160107bf4a3ec2f7ee6c9b6cb67aba78c1522bf7a2bbda7529c526b33f');
INSERT INTO card_halves VALUES('lee',22,'last',X'a97c34508d06d7e8de2a4a2191358b58fe8aae34d0688e3c5aba2b89703f6478');
INSERT INTO card_halves VALUES('lee',23,'first',X'2e150f202f6afe66fa05231497aa28568f0a7df3dabdd6a56df8e4f6b97195b2');
INSERT INTO card_halves VALUES('lee',23,'last',X'fb1c8d45304a2d6e452846b9bc33fdb1cdaeae7e60219aa46722d84b8335cd4d');
INSERT INTO card_halves VALUES('lee',24,'first',X'a628dba4ecbd8db0c3d058366d4db7a48e95273d91c839303998561e0b71fe82');
INSERT INTO card_halves VALUES('lee',24,'last',X'83e5ab2c7f1aa87c0ad722dfee4c24d1aba02c440d4901e37841e0a4bd714f31');
INSERT INTO card_halves VALUES('lee',25,'first',X'30249379403f6be6e48f7e4588eadd02ec6254e7c2c9e634192263a015d2e820');
INSERT INTO card_halves VALUES('lee',25,'last',X'425f98aa14d04f4cbb03743e80e53512a1d0d572a9e7439c4dc2366ccee13f5a');
INSERT INTO card_halves VALUES('lee',26,'first',X'aeb37ac51d24b9d36e2f2711e249f447c31577a418dbf30638c8609af7a158d0');
INSERT INTO card_halves VALUES('lee',26,'last',X'3604e14155ba65388ad126743827352cd594498098422784127e4165a2a464ef');
INSERT INTO card_halves VALUES('lee',27,'first',X'aed0a225d56f86d4b25cc3ecc99f12888d04450d90d6387a11f30adbce7823e0');
INSERT INTO card_halves VALUES('lee',27,'last',X'fe138ee0f1afc3e65f8646f3e0fad2f421cb9ce5647bd2cba22e261f018bd12d');
INSERT INTO card_halves VALUES('lee',28,'first',X'880388066412b1df0524e87c78814b986f202f6fc9afa03fcd2aa6f057f945c0');
INSERT INTO card_halves VALUES('lee',28,'last',X'3b077080d178a7316c6978f142fca2ead086fdd7f200d05ffd910d457375b986');
INSERT INTO card_halves VALUES('lee',29,'first',X'f1de61a11cfd721362a0cf93bce5de9796f03d6a3e8fbdce10a57ba7c5eb357b');
INSERT INTO card_halves VALUES('lee',29,'last',X'40574a87730a615771350922daa189053294739f3624c7c1f2cfe67f7a20607e');
INSERT INTO card_halves VALUES('lee',30,'first',X'6fb5bc2bc0927eb839ddc6e961fcf54e14d0557db99e37fc63876f6fa52853d3');
INSERT INTO card_halves VALUES('lee',30,'last',X'983803c8f744f10bf821950b11052a41930e671c7f59bd3f41a9b467048c6291');
INSERT INTO card_halves VALUES('lee',31,'first',X'3ea8facb7fe1a3d3d47a94bf2ae4a08c726c44625d0ae8feae5ff56df074c96d');
INSERT INTO card_halves VALUES('lee',31,'last',X'774e9e61a1e3583cd2384a8415bb6773c0e999ce9e6959dd779fb811b166e141');
INSERT INTO card_halves VALUES('lee',32,'first',X'8bf43d4f7cbfe04489bc363a3f49e916eecfdc62d3da912a25d5b108ee4e3664');
INSERT INTO card_halves VALUES('lee',32,'last',X'88468fc30db325bc3a5a64e0f543dbd0ab52c326a30258629857c3bfe3838c15');
INSERT INTO card_halves VALUES('lee',33,'first',X'7ba327b2f4c7243f415975c91c211235a99c2714ece0f6a90a66c0c00e5851af');
INSERT INTO card_halves VALUES('lee',33,'last',X'9ce1163efb6388a777c585e2dec1dd64b3a6a285b20af07fc060c38aa2049aa5');
INSERT INTO card_halves VALUES('lee',34,'first',X'a4c204d1c392720958ec692dd3bc6c804f5caded70038b98f72699aea9c749e3');
INSERT INTO card_halves VALUES('lee',34,'last',X'9a705a03df8fec50d87eb8046a7edc70069e8c09feca3bb17f2c3fdb0b972ecc');
INSERT INTO card_halves VALUES('lee',35,'first',X'28f9f67c17bd11fe11d17edc3055d34c976345e157c31ad7869b0a5b40f6ae32');
INSERT INTO card_halves VALUES('lee',35,'last',X'6bfb30476ed64648595a1d3c120a904e71d4eedadd0c68c312fb67c35c62395c');
INSERT INTO card_halves VALUES('park',1,'first',X'f178d2fbb9c7ec51f2bc26a2cdee7e3e606fde7dd92ddaf27539380b7c93e29b');
INSERT INTO card_halves VALUES('park',1,'last',X'59393666945e3e8d1067c3c1c161e7bf73fc7e270752c5cc5558b6f6c2238b33');
INSERT INTO card_halves VALUES('park',2,'first',X'1e3c2bb1fda2fc62b28d0ad149aaca847094e921b529ba567076fc063dbaecb5');
INSERT INTO card_halves VALUES('park',2,'last',X'badb0193091987bc255aac965dbf685ced4c891608c04e8c7d1eadefd542afff');
INSERT INTO card_halves VALUES('park',3,'first',X'b4885f5414b80250c585aa6bd5650ab33ee2f1285e04587ad25ae0d49f6993a6');
INSERT INTO card_halves VALUES('park',3,'last',X'dea37f99e7b1fd3bd428c431f90e46359e2a3e998d59b0d45b0d07cbf13da094');
INSERT INTO card_halves VALUES('park',4,'first',X'c8a233204048f2bb1d848e0be4057b8fc0a87e51986032a0f78edce84394d293');
INSERT INTO card_halves VALUES('park',4,'last',X'fbcdaf683c9f4b4363dc0dbf17fbf22bddfc8fb95cf512d9b7402eb38c9bfb92');
INSERT INTO card_halves VALUES('park',5,'first',X'8d8518719da05d0e009e376315a1fbdfc1102d1225e6097fa1d24fd282cb46fb');
INSERT INTO card_halves VALUES('park',5,'last',X'dd21cc8226219506260c6666f065208d8094bcb3df8c97326112ccdd2a9f54a0');
INSERT INTO card_halves VALUES('park',6,'first',X'b0bec3bad6c657e14d5802cd8eb52330ba2d58d06527b49cf2433528676479d7');
INSERT INTO card_halves VALUES('park',6,'last',X'05f1bb4d478fa20da7ea85364f66579061bc339f9672d271d676a3d24c330dc0');
INSERT INTO card_halves VALUES('park',7,'first',X'6d349b338c089c4aca413f4719e163f7ef82e3d383d0591c9217bb45b2f03fd7');
INSERT INTO card_halves VALUES('park',7,'last',X'be1407d4347e486efe13c6c5890d4e6f26842d38cc1ed460c232e7f42c1c4fd9');
INSERT INTO card_halves VALUES('park',8,'first',X'99413b6bea93a4687551c1f382e36b70471f924e3ff91a950655ee0dfc85ee67');
INSERT INTO card_halves VALUES('park',8,'last',X'62029ae3df9a3f079f47e530db5a2924e2715ef509351d834d979b35805a1376');
INSERT INTO card_halves VALUES('park',9,'first',X'fb4a428800018d639b083a21e6cfde84c09d1a9d0353f7a3342dcb0114ae10a0');
INSERT INTO card_halves VALUES('park',9,'last',X'fcb4acc53e5acc6e1cefdaeb241420f80530513db00cef50b08e508dafc5dc98');
INSERT INTO card_halves VALUES('park',10,'first',X'734fc81adecdb499b4a29a6195e69df4a021788397b171e2c156aa488cba9e92');
INSERT INTO card_halves VALUES('park',10,'last',X'46978920461d510339a08e6b5a14b78c1bae8141a2218ede46cbd6927ac91a0c');
INSERT INTO card_halves VALUES('park',11,'first',X'55cce36039ad40f338bcf7b9b10bf1304eb0df01ceedd4a9ad74c732a58efae1');
INSERT INTO card_halves VALUES('park',11,'last',X'33373e8c02b75afb5e74e29061d084447d4dd06ed79d9a9954fa7738aa7582ce');
INSERT INTO card_halves VALUES('park',12,'first',X'ac5ce0bb16d34a249bd218def97bc660eb3d389709922d05bd98401af46bdb41');
INSERT INTO card_halves VALUES('park',12,'last',X'3c8407b49dfd301a6202e5a09db165cb3d844cd00addc5477be5f5b8a4fcbd73');
INSERT INTO card_halves VALUES('park',13,'first',X'f2b51f3acb6b9175770003fac073792ba2162851798cde7bb785cd75b16455c4');
INSERT INTO card_halves VALUES('park',13,'last',X'3c47d977d45f4d6c1ae5cf87a7fea698ee7db0c1e6f66c2e99ecba791f81f30a');
INSERT INTO card_halves VALUES('park',14,'first',X'00da91a456db224a1b12e80ba48dcfb108c857790c34da12b75ca0a9c24a6c41');
INSERT INTO card_halves VALUES('park',14,'last',X'd7b8f2d09040611e2c0ad9a17e5f45c6c0b814e2dfa292c9ff940f07d7a6b961');
INSERT INTO card_halves VALUES('park',15,'first',X'c33a1b51fcfbea99dd2d0272af7eb81f08ae502c0cf6041abd16fd6651b786cc');
INSERT INTO card_halves VALUES('park',15,'last',X'c2b47c14b1281d5ba3b60cb554eda9d69b3497f504ecc3ebe89e419c59225356');
INSERT INTO card_halves VALUES('park',16,'first',X'1bb054ceabd6eaa6899305ff79f83f39fb7aef465580ad53964bb0d1a1280c5c');
INSERT INTO card_halves VALUES('park',16,'last',X'73809b231532063c1c0003cb4ac60caa26bb72dd64400e11cbdce9ddcc45d18a');
INSERT INTO card_halves VALUES('park',17,'first',X'b994ae9b2cb47d750e246d5dafdff81810042406823952662a598f905cbf905d');
INSERT INTO card_halves VALUES('park',17,'last',X'e9de1a8a61b1fe36d3c3fe2c51553d784f61c2d79751c236022af33e292d7dd0');
INSERT INTO card_halves VALUES('park',18,'first',X'85024bfa39a4acb3e9f1f9a620f008c8d6ad2dbb5f5a6b88d290f79e5e57732f');
INSERT INTO card_halves VALUES('park',18,'last',X'386943247a4fe29c5aa33ffd729f66129d4f38b5698aab80db39e5d8e9b79681');
INSERT INTO card_halves VALUES('park',19,'first',X'f005f67e49b433ae7508b7fc017691d532e01275ec5fcf45dcfbb69669fa3258');
INSERT INTO card_halves VALUES('park',19,'last',X'c24bc166e286f6499fa69ec071893bcab585ed81a75889d6a6d6d05a7f382b0e');
INSERT INTO card_halves VALUES('park',20,'first',X'0f97150040a5d940a24b32e8009eb9890a91ba10d48cc8c049bea7a66cc2fb92');
INSERT INTO card_halves VALUES('park',20,'last',X'794df2522262a990cbf9eec44da6bba983725efacdb0d4bd5afe006a207ae200');
INSERT INTO card_halves VALUES('park',21,'first',X'aac65ac49ee270eb059a92befa0530edc65920ea6b4f7e76406d44b21941cd5c');
INSERT INTO card_halves VALUES('park',21,'last',X'75e6e092deb208198e8804c24c899329e7f702a10714dd6c805739a444a79f85');
INSERT INTO card_halves VALUES('park',22,'first',X'ff1d64a02f3fbc415577f635f7c661c1154410caae9e11d2b6b8441b85dd0e97');
INSERT INTO card_halves VALUES('park',22,'last',X'09d10d79d6928dc2d5b213231a0b673e9ea56a0dd6ff587d59ebed08a7bf45c2');
INSERT INTO card_halves VALUES('park',23,'first',X'28f0062e810f0e7edc5c82d8524bc93e55ff5e87225dc6711daec3704313b225');
INSERT INTO card_halves VALUES('park',23,'last',X'9228d347671f3c395ec0f607757913759fb3ff7b4e8c1a8c17630329b24267c8');
INSERT INTO card_halves VALUES('park',24,'first',X'c0c1b740da8f129797056fcf920b9cba79a4c3566f78e4f9d7147084452da48a');
INSERT INTO card_halves VALUES('park',24,'last',X'ac825f87a97466d39e6fc83f54050bdb974a11fd3f786b36b1f06bce3c0205b2');
INSERT INTO card_halves VALUES('park',25,'first',X'5a23524947ca1986289830bc84d8d8d34c0f9bc9a47e7887d61561850a8f1dc5');
INSERT INTO card_halves VALUES('park',25,'last',X'f8f2e6a73091e8a9053d9b9c93eba18347e9d5db00262592ad7053b549058ad4');
INSERT INTO card_halves VALUES('park',26,'first',X'2dc2e2db9effe7f275f25f88626bea1964e17a6022da1c01f2ee45cd6be30021');
INSERT INTO card_halves VALUES('park',26,'last',X'2d84114c14b4e593d19af55642378ed0da10ec66efe0b5930e0b0ea4777800ed');
INSERT INTO card_halves VALUES('park',27,'first',X'5f483593d6b527f33fa38bbfbc5d0e9dc42583b40b52bf8d7d8827d0cb70965d');
INSERT INTO card_halves VALUES('park',27,'last',X'ab8f63ab028f197d304a2efca634e55a31f2c36fedc6d01b9048b62aa22eccd4');
INSERT INTO card_halves VALUES('park',28,'first',X'f2f10aa163affd14f728b6b03dd46723f4a6b5a9359f7864c0941ee1d1b7b2e1');
INSERT INTO card_halves VALUES('park',28,'last',X'4d426bd28c7c662ebb942a8a25cf382ddaf2ca2ec55af4d5cb0fd02f620ab836');
INSERT INTO card_halves VALUES('park',29,'first',X'5c4c41fdf2ec4a036f6c4bdd3e1d84ec5867d9f9fc01522d6cdc832b4e55d157');
INSERT INTO card_halves VALUES('park',29,'last',X'75d0a6ce6e5b189a75001ad60a7e52d8ab71e7ab82eeddc0ab98e8d3370b8716');
INSERT INTO card_halves VALUES('park',30,'first',X'4f5013d1c5fd27988fa6ce3a5cedd5a5e6a62b5932c2f6b733f370858c91bbd4');
INSERT INTO card_halves VALUES('park',30,'last',X'3c6a91738040807b844531361b9d66382ff8a25aa194fff29e907e92e8a6ba25');
INSERT INTO card_halves VALUES('park',31,'first',X'e147802819eec7fb11bd65af1417449c3567e38809f4def896d16a6e32983a19');
INSERT INTO card_halves VALUES('park',31,'last',X'a95b62a047e2f0c6b4edd72494719268dd129b22f3a81629912ad36ef8ff3f9d');
INSERT INTO card_halves VALUES('park',32,'first',X'011a1610fe3f7b999a6a29e918761b51b687e6965fb7b2afacbe8827bdf00411');
INSERT INTO card_halves VALUES('park',32,'last',X'35deaf0fbc79ea3ca16b6ab456ec583f6fb5ad105d9dec6e2dfc67bfb4615fa7');
INSERT INTO card_halves VALUES('park',33,'first',X'89a65fa28e4d361b8877796646f961d62587b730eb226c276bb9e7dc992d7e3e');
INSERT INTO card_halves VALUES('park',33,'last',X'f87ff47f17e344d81f09d169655e888e092ed94205e714bf7b3f0854f0e13877');
INSERT INTO card_halves VALUES('park',34,'first',X'366377097c861354d66079eecf3022936c3c1120c7e9daf280cc685287a2e6b0');
INSERT INTO card_halves VALUES('park',34,'last',X'2c2162c97c33abfa6adf6817558262a222373e89c17ec613932bb61e06bccfa0');
INSERT INTO card_halves VALUES('park',35,'first',X'6156760411fd21dde0b6d8c1662d7fcb9ed8e96d55aa8ad21127591bab7ac288');
INSERT INTO card_halves VALUES('park',35,'last',X'39a3bee03afb6f40c5c3697c44843467cd2ddc34e46e6e984e412509d35e6dcb');
INSERT INTO card_halves VALUES('ingamtrade',1,'first',X'5222dfd7aabed2c890653079f357dfb2c122b7fb801d28d05c3957ef1127fb1d');
INSERT INTO card_halves VALUES('ingamtrade',1,'last',X'bdc133f4ebe0a88a3b4fedac2996d03fe23de431ee0ca4631f8803930e5fef7b');
INSERT INTO card_halves VALUES('ingamtrade',2,'first',X'd6914c4f9e8e26297d9279276399d79d1403e172ef9b335e6485b09bc8d61c4a');
INSERT INTO card_halves VALUES('ingamtrade',2,'last',X'39fe6c5cc914ab4ef253dc901e39c405551fbdf16b79439e0daa3af44cff7d13');
INSERT INTO card_halves VALUES('ingamtrade',3,'first',X'f181fec68b25e18d03972e15d25075005ee04525ea28e5bec4e9ffdf5d953da6');
INSERT INTO card_halves VALUES('ingamtrade',3,'last',X'5f56186640c6cf9c80e1e34707aae1f8880d5aecfccace7be7bfdaf5a6c71997');
INSERT INTO card_halves VALUES('ingamtrade',4,'first',X'd4dc462adafa04955b630bc5064b25fe0e1b4b8bf0b8bd2439f8dd4909e99b0a');
INSERT INTO card_halves VALUES('ingamtrade',4,'last',X'c791571bebfdd7a99c66c854bcf7231c6df975392d8f9bc61b717aeb4e30a3e8');
INSERT INTO card_halves VALUES('ingamtrade',5,'first',X'5bd250f2fe17371c5ea29d0874868ee6cb2ff632e8a22f443cfc4569d6fe04ed');
INSERT INTO card_halves VALUES('ingamtrade',5,'last',X'38c5c8fe9a8709f2ceaccd65da96724b8c189f24486494fc6c0c96b18c401d50');
INSERT INTO card_halves VALUES('ingamtrade',6,'first',X'c759a1ed609ebbe3e9f2f8769c3d3c07031f0f0780a6931f86c12d50b3a035d0');
INSERT INTO card_halves VALUES('ingamtrade',6,'last',X'fd917dda49f2f25553700424854703111873fd47fc487dbcdd8be56b743d3a30');
INSERT INTO card_halves VALUES('ingamtrade',7,'first',X'4343213e737abac614b8cb7f7e457cd6962f66f4cd2a1b1bf5f19f19c0e2bedb');
INSERT INTO card_halves VALUES('ingamtrade',7,'last',X'9419eced10512f50b24f1420c4731ee3aad38baa5262a4bb701add88ecaa9119');
INSERT INTO card_halves VALUES('ingamtrade',8,'first',X'72ef5ec3a961dc72ca3948353285d157c6fdfdd4f3e17161de55a669f34c4709');
INSERT INTO card_halves VALUES('ingamtrade',8,'last',X'70be7b576a4c7b71dfeb13c3cc4acc499faf781cb6d073795e9cf28ad4fa3567');
INSERT INTO card_halves VALUES('ingamtrade',9,'first',X'2a7c730b28655a1ac9b857fa5f81fc423224882a77318e02785099db5b5750d2');
INSERT INTO card_halves VALUES('ingamtrade',9,'last',X'b368df0fbc24edfe8729fe16ad2f41faddcc717e907c85b8d56b5b38e46d82b7');
INSERT INTO card_halves VALUES('ingamtrade',10,'first',X'5873f4490bd0b8800380398e6b228302a4e62a22ca1714de08b02ce4e43e66bb');
INSERT INTO card_halves VALUES('ingamtrade',10,'last',X'f4b92da03f8f2f89956241cdb84637b72deff56362243e33a929c063b93e6436');
INSERT INTO card_halves VALUES('ingamtrade',11,'first',X'ccae3445195b0370718a632a0338763c866b7f2b2cc9aa28bee134c3b9c53070');
INSERT INTO card_halves VALUES('ingamtrade',11,'last',X'5fad7aaafc26cce3bf43128b80b3723a068d7c8e12d7baf7c025e60d1654f0af');
INSERT INTO card_halves VALUES('ingamtrade',12,'first',X'a0278b6f370c6a7a90faa036f48cc7c84b823121e1832c8b86f9bbe1e8c439b9');
INSERT INTO card_halves VALUES('ingamtrade',12,'last',X'0e6bd30386b3df16039344d3ad22da68de2e0e82d1f02b5c74ebfb9e928e32dd');
INSERT INTO card_halves VALUES('ingamtrade',13,'first',X'dbd016c1f59f613df7ff601e01892b0d5fc7c3f60dcd9683ec7f9be4f5aad8ec');
INSERT INTO card_halves VALUES('ingamtrade',13,'last',X'0da9cfda82c789b309455e12ad539f0dc5cff8e42413f7367bd8b6aecfb2b511');
INSERT INTO card_halves VALUES('ingamtrade',14,'first',X'32ecae3cba434a99b5c391aee344517dc04fce3fa2c2851d14ff3ad7d9158cf1');
INSERT INTO card_halves VALUES('ingamtrade',14,'last',X'b5be0a7731178c0d254975473aefd11b454fc23989cedd38152859c0de8883b3');
INSERT INTO card_halves VALUES('ingamtrade',15,'first',X'df2436ea9cf1caee08febed67ffb323728a2d57dc9bf1a14b696254f2ccb7df8');
INSERT INTO card_halves VALUES('ingamtrade',15,'last',X'63970dfb2c819295afaeaad18fe9866236a03d2c604aa53ad8211bf8f22c0b51');
INSERT INTO card_halves VALUES('ingamtrade',16,'first',X'ad0c6ad9eb4c5ba35f04d61e002511c36120cc49e00e96184e323e374ca669c7');
INSERT INTO card_halves VALUES('ingamtrade',16,'last',X'e5b81add1ce7646dc2d31e681214707ab9b905424e77bcb026e1a1dc5df77383');
INSERT INTO card_halves VALUES('ingamtrade',17,'first',X'915d0b62a47ddc9e6ae965c0a64333a547069357fa174b2fe131abf3512f72c8');
INSERT INTO card_halves VALUES('ingamtrade',17,'last',X'185677cdf4cdab9c82822c056da8e961c8dda4e3a8f02ab6c8106950fe23e6d1');
INSERT INTO card_halves VALUES('ingamtrade',18,'first',X'663b2431ca7c88393ef4d85173efa7f9f89bded6089790762dd7b471db4c97a9');
INSERT INTO card_halves VALUES('ingamtrade',18,'last',X'd31dab05a6db560eb240c9949a097833cd97eb77bcfdbdf9d85c1eff3c84f373');
INSERT INTO card_halves VALUES('ingamtrade',19,'first',X'10f7b4895efffd8643ddd7b569dde64aca017b055092929178e2ab71a9634591');
INSERT INTO card_halves VALUES('ingamtrade',19,'last',X'c3749d69d65163c3fd54d472c88b0643fb6b37454f0f70a560d7cf9fef7a07a6');
INSERT INTO card_halves VALUES('ingamtrade',20,'first',X'7f827ad1344b5f803d3350812b1aaba5a2b92ae596940857b182b86079c639f6');
INSERT INTO card_halves VALUES('ingamtrade',20,'last',X'2f457515b0ab97e05940d8d0977d633c0a7cb703cf9b8337dfdcd975100c8e59');
INSERT INTO card_halves VALUES('ingamtrade',21,'first',X'ef3090f60f12cbf0d8b30db56b6646178d70e418d0a3615d67c047df5834be38');
INSERT INTO card_halves VALUES('ingamtrade',21,'last',X'6631ca4792d3807fce1d9f9491271c87c98156b273105084b0fe9d52afd58d5d');
INSERT INTO card_halves VALUES('ingamtrade',22,'first',X'0ab6c8c4223333068eb6ea37f414e03efb69ba70e9399a4cadeaff1409a51a8c');
INSERT INTO card_halves VALUES('ingamtrade',22,'last',X'a6e6f63cf3e1d0a22140bf408f7a458af0ddcf3a3c72921f65f0709097a974b1');
INSERT INTO card_halves VALUES('ingamtrade',23,'first',X'75d3a52859ac8706ba5c2b6387145803469dd6bfb0fc57f6ff2b6af9934c983e');
INSERT INTO card_halves VALUES('ingamtrade',23,'last',X'b44f7cbc28ec1e21c919eed9645c57be96e1e1d1f33c9df7bcd3fc6a1555e660');
INSERT INTO card_halves VALUES('ingamtrade',24,'first',X'ed8ab64ff1fed76fd0da14370aedc3e5b343bad2243f735188d2c471fb0581bb');
INSERT INTO card_halves VALUES('ingamtrade',24,'last',X'7258c4b42cc31c96ed5d9c4817b3881fbe527781e8443fb2895131ade2fc1592');
INSERT INTO card_halves VALUES('ingamtrade',25,'first',X'090f661333ec3ed6759b7bbd7adfa5767aee3d190b4da9baf20f4fc71ac39497');
INSERT INTO card_halves VALUES('ingamtrade',25,'last',X'579f084c05d1c744a62e89c63c0c07bd4a8cdad2cc728066e56fdf880f3d7112');
INSERT INTO card_halves VALUES('ingamtrade',26,'first',X'd0eb8bd8da232f0f09c58f4af14c1b08445f3fa2c206695ea014df6d8265f8b8');
INSERT INTO card_halves VALUES('ingamtrade',26,'last',X'2339417902db0876e9a2d14b9d3a029eb766acb179c1521cf3faaa839de95a53');
INSERT INTO card_halves VALUES('ingamtrade',27,'first',X'491fcfc755331bf8644b124aa5696b2ef9f3f5bf34a7e96022333ce1af1c28d9');
INSERT INTO card_halves VALUES('ingamtrade',27,'last',X'46080582d739dcb6d5433af437cd40326529d5aadb67afe301528153c5cc6d5c');
INSERT INTO card_halves VALUES('ingamtrade',28,'first',X'da1ba753ef19e016d625e95c5caad399569117353aec5a4904826bac5cdc0ef4');
INSERT INTO card_halves VALUES('ingamtrade',28,'last',X'bfff2ee266b5b8748dc0ee54af5baaf87686cfab4c40e004620c1fc0c22b51ff');
INSERT INTO card_halves VALUES('ingamtrade',29,'first',X'8b88f7e29fb27bca2181c4bc5c4c5e53acb95d4a61464ac7b6d5bf75ce117fc4');
INSERT INTO card_halves VALUES('ingamtrade',29,'last',X'85cd098b053eda3d7696c3d225ef6dfc6d7d0a1b60cca202f709fcc629a55d23');
INSERT INTO card_halves VALUES('ingamtrade',30,'first',X'7d4dccc738914bd32f4e6d1d3f6dade286666bfcebbcf5d6a905a0ca945320e1');
INSERT INTO card_halves VALUES('ingamtrade',30,'last',X'bb13829bea1030eccb12cf43e62343412fba40dee4883d9aa344a9d2fa2951e1');
INSERT INTO card_halves VALUES('ingamtrade',31,'first',X'20c05bdce282411a88d845bc1845841c9c6ac5751902868fafa956488ee4c8f3');
INSERT INTO card_halves VALUES('ingamtrade',31,'last',X'73ab5acfff0e1f7eb54e885ad0168c3a1f06bc0238381f5023e53f26b200b890');
INSERT INTO card_halves VALUES('ingamtrade',32,'first',X'e6dc3b780eaea2f227572cff9df2f180611dd60b9391c2f5b64ac779b6e7dc41');
INSERT INTO card_halves VALUES('ingamtrade',32,'last',X'05f89bf3eb982805d2ec8b82b737663e5fe00ac55a09ba29cd34aa9a4542e544');
INSERT INTO card_halves VALUES('ingamtrade',33,'first',X'a5ec4f98b4d4736759f2a2330bbeeb9f3e884245434e51a2bbb9260ab2d06b5c');
INSERT INTO card_halves VALUES('ingamtrade',33,'last',X'7fb7ff5f32583a16ca4736d4cbe5a432c73ded17956d14ce9422bd95acb0954f');
INSERT INTO card_halves VALUES('ingamtrade',34,'first',X'fb3dc0995614680453098077eaeb380d705263067d74a0ffb37601ad81b1ab39');
INSERT INTO card_halves VALUES('ingamtrade',34,'last',X'4d1624a6b891274786d16c60cefab928817443532796c19d8355cf847d553f39');
INSERT INTO card_halves VALUES('ingamtrade',35,'first',X'bed0531a9503ce9953234abf4584995c3e6e8f70e819ba666defa74e3bb0dd6b');
INSERT INTO card_halves VALUES('ingamtrade',35,'last',X'ff4658e66892c76edefd36604ad0c24e19dae3f5d70d1b20a7a6391c8a92885d');
CREATE TABLE text_messages (
        id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        enrollment TEXT NOT NULL REFERENCES enrollments (id), code_hash BYTEA NOT NULL,
        code_sealed BYTEA NOT NULL, sent_at BIGINT NOT NULL, used BIGINT NOT NULL);
CREATE TABLE charges (
        receipt TEXT PRIMARY KEY, enrollment TEXT NOT NULL UNIQUE REFERENCES enrollments (id),
        customer TEXT NOT NULL REFERENCES customers (id), product TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES accounts (id), amount BIGINT NOT NULL,
        charged_at BIGINT NOT NULL, refunded_at BIGINT);
INSERT INTO charges VALUES('2026112383556121','3ee7abf4a4be7a792d66bd50','hong','general','hong-1',4400,1795368683,NULL);
CREATE TABLE fees (
        holder TEXT NOT NULL, product TEXT NOT NULL, amount BIGINT NOT NULL,
        PRIMARY KEY (holder, product));
CREATE TABLE audit (
        number BIGINT PRIMARY KEY, at BIGINT NOT NULL, kind TEXT NOT NULL, enrollment TEXT,
        customer TEXT, serial TEXT, facts TEXT NOT NULL, hash BYTEA NOT NULL);
INSERT INTO audit VALUES(1,1795368683,'codes-handed-out','3ee7abf4a4be7a792d66bd50','hong',NULL,'',X'e4a48977020a1df575d00f510c16f7aa0f97d6bd537ec494d254b3211a6f3a38');
INSERT INTO audit VALUES(2,1795368683,'certificate-issued','3ee7abf4a4be7a792d66bd50','hong','4d50e557afaeb872a7f06646551ee34a','product=general authority=bank fee=4400',X'ed9c79b61fda08cf127fc2268e1fdc6a87eb6905510f6b4978f39c12f88cc477');
INSERT INTO audit VALUES(3,1795368683,'certificate-confirmed','3ee7abf4a4be7a792d66bd50','hong','4d50e557afaeb872a7f06646551ee34a','',X'8e4fe82fe505cd0a2ee10cfc809d79c8fc84f2b7620e06ff6b205ad09c885381');
CREATE TABLE IF NOT EXISTS "certificates" (
        serial TEXT PRIMARY KEY REFERENCES plans (serial), enrollment TEXT NOT NULL,
        customer TEXT NOT NULL REFERENCES customers (id), product TEXT NOT NULL,
        key_hash BYTEA NOT NULL, der BYTEA NOT NULL,
        not_before BIGINT NOT NULL, not_after BIGINT NOT NULL, issued_at BIGINT NOT NULL,
        revoked_at BIGINT, reason BIGINT, authority TEXT NOT NULL);
INSERT INTO certificates VALUES('4d50e557afaeb872a7f06646551ee34a','3ee7abf4a4be7a792d66bd50','hong','general',X'024207b76d8be78128fca97533aac40d5557f001a023de0bb010b06f48531f59',X'308203b53082035aa00302010202104d50e557afaeb872a7f06646551ee34a300a06082a8648ce3d040302304c310b3009060355040613026b7231123010060355040a0c09496e67616d546573743129302706035504030c20ebaaa8ec9d98ec9d80ed968920ec9db8eca69dec84bced84b020285445535429301e170d3236313132323135303030305a170d3237313132323134353935395a308190310b3009060355040613026b7231123010060355040a0c09496e67616d5465737431143012060355040b0c0b706572736f6e616c344942311c301a060355040b0c13ebaaa8ec9d98ec9d80ed9689202854455354293139303706035504030c30ed998deab8b8eb8f9928486f6e672047696c20446f6e67293039393930343132303234303130323030303030303030313059301306072a8648ce3d020106082a8648ce3d030107034200041a369fdca73b68bcf3d3d109dd1e88e94f640d1ace3e859c6208262c814409f67b09a097a9dbc16d3ad42dd62b8dfea5510f553c87579e5f208133aaa68a70bfa38201d7308201d33081940603551d2304818c308189801454399debd4a48e29839a6e1d2a6445bbb1a80b4aa15fa45d305b310b3009060355040613026b7231123010060355040a0c09496e67616d546573743138303606035504030c2f496e67616d20ebaaa8ec9d9820ecb59cec8381ec9c8420ec9db8eca69deab8b0eab48020285445535420524f4f54298210685a77921c89622126ab33dc46ef3d55301d0603551d0e04160414437d8039ed200fbb719265f676a1a80580bd89fe300e0603551d0f0101ff0404030206c03081980603551d200101ff04818d30818a308187060b2b0601040181fd590201013078304e06082b0601050507020230420c40ebaaa8ec9d9820ec9db8eca69dec849cec9e85eb8b88eb8ba42e20ebb295eca08120ed9aa8eba0a5ec9db420ec9786ec8ab5eb8b88eb8ba42e20285445535429302606082b06010505070201161a687474703a2f2f3132372e302e302e313a31383138312f63707330370603551d1f0430302e302ca02aa0288626687474703a2f2f3132372e302e302e313a31383138312f63726c2f69737375696e672e63726c303706082b06010505070101042b3029302706082b06010505073001861b687474703a2f2f3132372e302e302e313a31383138312f6f637370300a06082a8648ce3d0403020349003046022100ccd1748eb33bca54c36981ec1984c9b1318c3f09de52136abc64ad27c67682cd022100e6e5fd95cbd6309911135fec257e094a4a857a948689a9bf646f14a14de73785',1795359600,1826895599,1795368683,NULL,NULL,'bank');
CREATE TABLE accepted_answers (
        enrollment TEXT PRIMARY KEY REFERENCES enrollments (id), hash BYTEA NOT NULL);
CREATE INDEX text_messages_by_customer ON text_messages (customer);
CREATE INDEX enrollments_by_reserved_account ON enrollments (reserved_account);
CREATE INDEX charges_by_customer ON charges (customer);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE INDEX enrollments_by_customer ON enrollments (customer, created_at);
CREATE INDEX certificates_by_key ON certificates (key_hash);
CREATE INDEX certificates_by_customer ON certificates (customer);
CREATE UNIQUE INDEX certificates_not_revoked ON certificates (enrollment) WHERE revoked_at IS NULL;
CREATE INDEX certificates_by_enrollment ON certificates (enrollment);
COMMIT;
