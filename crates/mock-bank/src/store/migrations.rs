//! The schema, one version after the other. A version that was released is never changed.

use super::{Store, StoreError, Tx, column};

const VERSIONS: &[&[&str]] = &[
    FIRST,
    WAYS,
    MONEY,
    AUTHORITIES,
    AUDIT,
    LIMITS,
    PERSON_IN_CHARGE,
    REPLACEMENT,
    ANSWERS,
    PHONES,
    PURPOSES_OF_CODES,
    AUDIT_NOT_REPLACED,
    KEYS,
    OLD_CHARGES,
    LOGINS,
    TRANSFERS,
    RENEWALS,
    SUSPENSION,
    MAILBOXES,
    REGISTRATIONS,
    LAPSED,
    REGISTERED_SERIALS,
];

/// In front of a statement that the other database is spared.
const SQLITE: &str = "-- SQLite\n";
const POSTGRES: &str = "-- PostgreSQL\n";

const FIRST: &[&str] = &[
    "CREATE TABLE customers (
        id TEXT PRIMARY KEY, holder TEXT NOT NULL, user_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, english_name TEXT NOT NULL, subject_id TEXT NOT NULL,
        number_hash BYTEA NOT NULL, number_sealed BYTEA NOT NULL,
        otp_seed_sealed BYTEA NOT NULL, otp_last_step BIGINT NOT NULL, otp_failures BIGINT NOT NULL,
        email TEXT NOT NULL, phone TEXT NOT NULL,
        postal_code TEXT NOT NULL, line1 TEXT NOT NULL, line2 TEXT NOT NULL)",
    "CREATE TABLE accounts (
        id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id), position BIGINT NOT NULL,
        number TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        password_hash BYTEA NOT NULL, password_failures BIGINT NOT NULL,
        balance BIGINT NOT NULL CHECK (balance >= 0))",
    "CREATE TABLE ledger (
        id TEXT PRIMARY KEY, booking TEXT NOT NULL, account TEXT NOT NULL,
        amount BIGINT NOT NULL, memo TEXT NOT NULL, booked_at BIGINT NOT NULL)",
    "CREATE TABLE enrollments (
        id TEXT PRIMARY KEY, holder TEXT NOT NULL, agreed TEXT NOT NULL,
        created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, version BIGINT NOT NULL,
        identity_failures BIGINT NOT NULL, customer TEXT REFERENCES customers (id), product TEXT,
        account TEXT REFERENCES accounts (id), fee_confirmed BIGINT NOT NULL, details TEXT,
        closed TEXT, reference TEXT UNIQUE, code_sealed BYTEA, code_failures BIGINT NOT NULL,
        request_hash BYTEA, serial TEXT, confirmed_at BIGINT)",
    "CREATE TABLE sessions (
        token_hash BYTEA PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        created_at BIGINT NOT NULL, used_at BIGINT NOT NULL)",
    // What the authority is about to sign, written before it signs.
    "CREATE TABLE plans (
        serial TEXT PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        request_hash BYTEA NOT NULL, tbs BYTEA NOT NULL, planned_at BIGINT NOT NULL,
        UNIQUE (enrollment, request_hash))",
    "CREATE TABLE certificates (
        serial TEXT PRIMARY KEY REFERENCES plans (serial), enrollment TEXT NOT NULL UNIQUE,
        customer TEXT NOT NULL REFERENCES customers (id), product TEXT NOT NULL,
        key_hash BYTEA NOT NULL, der BYTEA NOT NULL,
        not_before BIGINT NOT NULL, not_after BIGINT NOT NULL, issued_at BIGINT NOT NULL,
        revoked_at BIGINT, reason BIGINT)",
    "CREATE INDEX certificates_by_key ON certificates (key_hash)",
    "CREATE INDEX certificates_by_customer ON certificates (customer)",
    "CREATE TABLE crls (
        issuer TEXT PRIMARY KEY, number BIGINT NOT NULL, der BYTEA NOT NULL, made_at BIGINT NOT NULL)",
    "CREATE TABLE cmp_transactions (
        id BYTEA PRIMARY KEY, enrollment TEXT NOT NULL REFERENCES enrollments (id),
        nonce BYTEA NOT NULL, started_at BIGINT NOT NULL)",
];

/// Security cards and codes by text message.
const WAYS: &[&str] = &[
    "ALTER TABLE customers ADD COLUMN ways TEXT NOT NULL DEFAULT 'otp'",
    "ALTER TABLE customers ADD COLUMN card_failures BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE customers ADD COLUMN card_first BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE customers ADD COLUMN card_last BIGINT NOT NULL DEFAULT 2",
    "ALTER TABLE customers ADD COLUMN phone_failures BIGINT NOT NULL DEFAULT 0",
    "CREATE TABLE card_halves (
        customer TEXT NOT NULL REFERENCES customers (id), cell BIGINT NOT NULL, half TEXT NOT NULL,
        hash BYTEA NOT NULL, PRIMARY KEY (customer, cell, half))",
    "CREATE TABLE text_messages (
        id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        enrollment TEXT NOT NULL REFERENCES enrollments (id), code_hash BYTEA NOT NULL,
        code_sealed BYTEA NOT NULL, sent_at BIGINT NOT NULL, used BIGINT NOT NULL)",
    "CREATE INDEX text_messages_by_customer ON text_messages (customer)",
];

/// Reserved fees, what was charged, and fees that were changed. A fee that was confirmed before is kept
/// back from now on, at the price of that time.
const MONEY: &[&str] = &[
    "ALTER TABLE enrollments ADD COLUMN reserved BIGINT",
    "ALTER TABLE enrollments ADD COLUMN reserved_account TEXT REFERENCES accounts (id)",
    "UPDATE enrollments SET reserved_account = account,
        reserved = CASE WHEN holder = 'corporate' AND product = 'general' THEN 110000 ELSE 4400 END
     WHERE fee_confirmed <> 0 AND product <> 'banking'",
    "ALTER TABLE enrollments DROP COLUMN fee_confirmed",
    "CREATE INDEX enrollments_by_reserved_account ON enrollments (reserved_account)",
    "CREATE TABLE charges (
        receipt TEXT PRIMARY KEY, enrollment TEXT NOT NULL UNIQUE REFERENCES enrollments (id),
        customer TEXT NOT NULL REFERENCES customers (id), product TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES accounts (id), amount BIGINT NOT NULL,
        charged_at BIGINT NOT NULL, refunded_at BIGINT)",
    "CREATE INDEX charges_by_customer ON charges (customer)",
    "CREATE TABLE fees (
        holder TEXT NOT NULL, product TEXT NOT NULL, amount BIGINT NOT NULL,
        PRIMARY KEY (holder, product))",
];

/// The choice of an issuing authority: before it there was only the bank's own.
const AUTHORITIES: &[&str] = &[
    "ALTER TABLE enrollments ADD COLUMN authority TEXT",
    "ALTER TABLE enrollments ADD COLUMN authority_agreed TEXT",
    "UPDATE enrollments SET authority = 'bank' WHERE product IS NOT NULL",
    "ALTER TABLE certificates ADD COLUMN authority TEXT NOT NULL DEFAULT 'bank'",
];

/// The audit log, to which the database itself lets nobody do anything but add.
const AUDIT: &[&str] = &[
    "CREATE TABLE audit (
        number BIGINT PRIMARY KEY, at BIGINT NOT NULL, kind TEXT NOT NULL, enrollment TEXT,
        customer TEXT, serial TEXT, facts TEXT NOT NULL, hash BYTEA NOT NULL)",
    "-- SQLite
     CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "-- SQLite
     CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "-- PostgreSQL
     CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "-- PostgreSQL
     CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
     FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
];

/// REPLACE deletes on SQLite without asking the triggers for that: neither a number nor a row that is
/// there may be put in again.
const AUDIT_NOT_REPLACED: &[&str] = &["-- SQLite
     CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
     WHEN NEW.number <= (SELECT MAX(number) FROM audit)
        OR EXISTS (SELECT 1 FROM audit WHERE rowid = NEW.rowid)
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"];

/// For what is counted by customer.
const LIMITS: &[&str] =
    &["CREATE INDEX enrollments_by_customer ON enrollments (customer, created_at)"];

/// Who answers for the certificates of an organisation.
const PERSON_IN_CHARGE: &[&str] = &["ALTER TABLE customers ADD COLUMN contact_name TEXT"];

/// Customers are also known by their phone.
const PHONES: &[&str] = &["CREATE INDEX customers_by_phone ON customers (phone)"];

/// What a code by text message is for: those before were for the account.
const PURPOSES_OF_CODES: &[&str] =
    &["ALTER TABLE text_messages ADD COLUMN purpose TEXT NOT NULL DEFAULT 'account'"];

/// A certificate that nobody confirmed can be replaced: an enrollment may have several, of which one
/// is not revoked. SQLite cannot drop a constraint, so the table is made anew.
const REPLACEMENT: &[&str] = &[
    "CREATE TABLE certificates_anew (
        serial TEXT PRIMARY KEY REFERENCES plans (serial), enrollment TEXT NOT NULL,
        customer TEXT NOT NULL REFERENCES customers (id), product TEXT NOT NULL,
        key_hash BYTEA NOT NULL, der BYTEA NOT NULL,
        not_before BIGINT NOT NULL, not_after BIGINT NOT NULL, issued_at BIGINT NOT NULL,
        revoked_at BIGINT, reason BIGINT, authority TEXT NOT NULL)",
    "INSERT INTO certificates_anew (serial, enrollment, customer, product, key_hash, der, not_before,
        not_after, issued_at, revoked_at, reason, authority)
     SELECT serial, enrollment, customer, product, key_hash, der, not_before, not_after, issued_at,
        revoked_at, reason, authority FROM certificates",
    "DROP TABLE certificates",
    "ALTER TABLE certificates_anew RENAME TO certificates",
    "CREATE INDEX certificates_by_key ON certificates (key_hash)",
    "CREATE INDEX certificates_by_customer ON certificates (customer)",
    "CREATE UNIQUE INDEX certificates_not_revoked ON certificates (enrollment) WHERE revoked_at IS NULL",
    "CREATE INDEX certificates_by_enrollment ON certificates (enrollment)",
];

/// What was accepted at the verification, so that it can be sent again.
const ANSWERS: &[&str] = &["CREATE TABLE accepted_answers (
        enrollment TEXT PRIMARY KEY REFERENCES enrollments (id), hash BYTEA NOT NULL)"];

/// Refuses a schema that is not up to date; changes nothing.
pub(super) async fn check(store: &Store) -> Result<(), StoreError> {
    let found = found(&mut store.read().await?).await?;
    let known = known();
    if found < known { Err(StoreError::TooOld { found, known }) } else { Ok(()) }
}

/// The version in the database, unless a newer program wrote it.
async fn found(tx: &mut Tx) -> Result<i64, StoreError> {
    let row = sqlx::query("SELECT COALESCE(MAX(version), 0) AS version FROM schema_version")
        .fetch_one(&mut **tx)
        .await?;
    let found = column(&row, "version")?;
    let known = known();
    if found > known { Err(StoreError::TooNew { found, known }) } else { Ok(found) }
}

fn known() -> i64 {
    i64::try_from(VERSIONS.len()).unwrap_or(i64::MAX)
}
/// A key belongs to one customer: the database itself sees to it.
const KEYS: &[&str] = &[
    "CREATE TABLE keys (
        key_hash BYTEA PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id))",
    "INSERT INTO keys (key_hash, customer)
     SELECT key_hash, MIN(customer) FROM certificates GROUP BY key_hash",
];

/// Fees from before there were receipts: the bookings name the certificate. Their receipts are
/// numbered by the Korean day, from 1 on.
const OLD_CHARGES: &[&str] = &[
    "-- SQLite
     INSERT INTO charges (receipt, enrollment, customer, product, account, amount, charged_at)
     SELECT strftime('%Y%m%d', l.booked_at + 32400, 'unixepoch')
          || printf('%08d', ROW_NUMBER() OVER (ORDER BY l.booked_at, l.id)),
        c.enrollment, c.customer, c.product, l.account, -l.amount, l.booked_at
     FROM ledger l JOIN certificates c ON c.serial = l.memo
     WHERE l.amount < 0 AND c.enrollment NOT IN (SELECT enrollment FROM charges)",
    "-- PostgreSQL
     INSERT INTO charges (receipt, enrollment, customer, product, account, amount, charged_at)
     SELECT to_char(to_timestamp(l.booked_at + 32400) AT TIME ZONE 'UTC', 'YYYYMMDD')
          || lpad(CAST(ROW_NUMBER() OVER (ORDER BY l.booked_at, l.id) AS TEXT), 8, '0'),
        c.enrollment, c.customer, c.product, l.account, -l.amount, l.booked_at
     FROM ledger l JOIN certificates c ON c.serial = l.memo
     WHERE l.amount < 0 AND c.enrollment NOT IN (SELECT enrollment FROM charges)",
];

/// Logins with a certificate: what is to be signed, who is logged in, and who was when. Of nonces and
/// tokens only hashes.
const LOGINS: &[&str] = &[
    "CREATE TABLE login_challenges (
        nonce_hash BYTEA PRIMARY KEY, origin TEXT NOT NULL, expires_at BIGINT NOT NULL)",
    "CREATE INDEX login_challenges_by_end ON login_challenges (expires_at)",
    "CREATE TABLE login_sessions (
        token_hash BYTEA PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        serial TEXT NOT NULL REFERENCES certificates (serial), created_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL, previous_at BIGINT)",
    "CREATE INDEX login_sessions_by_customer ON login_sessions (customer)",
    "ALTER TABLE customers ADD COLUMN last_login_at BIGINT",
];

/// Transfers: what was ordered, and of what was signed the receipt. Of the session that ordered it only
/// the hash of its token.
const TRANSFERS: &[&str] = &[
    "CREATE TABLE transfers (
        id TEXT PRIMARY KEY, session_hash BYTEA NOT NULL, customer TEXT NOT NULL REFERENCES customers (id),
        serial TEXT NOT NULL, origin TEXT NOT NULL,
        from_account TEXT NOT NULL REFERENCES accounts (id), to_account TEXT NOT NULL REFERENCES accounts (id),
        amount BIGINT NOT NULL CHECK (amount > 0), facts TEXT NOT NULL,
        ordered_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
        executed_at BIGINT, signature_hash BYTEA, receipt BYTEA)",
    "CREATE INDEX transfers_by_customer ON transfers (customer, executed_at)",
];

/// What an enrollment is for, and which certificate the new one takes the place of: those before were to issue.
const RENEWALS: &[&str] = &[
    "ALTER TABLE enrollments ADD COLUMN purpose TEXT NOT NULL DEFAULT 'issue'",
    "ALTER TABLE enrollments ADD COLUMN predecessor TEXT REFERENCES certificates (serial)",
    "CREATE INDEX enrollments_by_predecessor ON enrollments (predecessor)",
];

/// 효력정지, messages that were signed (each is good once), and 폐기 코드, of which only keyed hashes.
const SUSPENSION: &[&str] = &[
    "ALTER TABLE certificates ADD COLUMN suspended_at BIGINT",
    "ALTER TABLE certificates ADD COLUMN resumable_until BIGINT",
    "CREATE TABLE signed_messages (
        id BYTEA PRIMARY KEY, serial TEXT NOT NULL REFERENCES certificates (serial), at BIGINT NOT NULL)",
    "CREATE TABLE revocation_codes (
        serial TEXT PRIMARY KEY REFERENCES certificates (serial), code_hash BYTEA NOT NULL UNIQUE,
        made_at BIGINT NOT NULL)",
];

/// Mailboxes for certificates that go from one device to another, and messages that nobody here can read. Of
/// tokens only hashes.
const MAILBOXES: &[&str] = &[
    "CREATE TABLE mailboxes (
        number TEXT PRIMARY KEY, sender_hash BYTEA NOT NULL, receiver_hash BYTEA,
        attempt BIGINT NOT NULL, settled BIGINT NOT NULL, state BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
    "CREATE TABLE mailbox_messages (
        number TEXT NOT NULL REFERENCES mailboxes (number), position BIGINT NOT NULL, attempt BIGINT NOT NULL,
        for_sender BIGINT NOT NULL, body BYTEA NOT NULL, expires_at BIGINT NOT NULL,
        PRIMARY KEY (number, position))",
];

/// Certificates of other institutions: what they certified (their records, which this program plays),
/// what is registered here, and who is at the desk for it. Whoever logs in with one has no row among
/// the bank's own certificates: open logins end with this version.
const REGISTRATIONS: &[&str] = &[
    "CREATE TABLE foreign_certificates (
        serial TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id), der BYTEA NOT NULL,
        issued_at BIGINT NOT NULL, revoked_at BIGINT, reason BIGINT)",
    "CREATE INDEX foreign_certificates_by_customer ON foreign_certificates (customer)",
    "CREATE TABLE registrations (
        fingerprint TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        der BYTEA NOT NULL, registered_at BIGINT NOT NULL)",
    "CREATE INDEX registrations_by_customer ON registrations (customer)",
    "CREATE TABLE registration_desks (
        token_hash BYTEA PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        created_at BIGINT NOT NULL, used_at BIGINT NOT NULL, proved BIGINT NOT NULL,
        nonce_hash BYTEA, nonce_origin TEXT, nonce_ends BIGINT, candidate BYTEA)",
    "DROP TABLE login_sessions",
    "CREATE TABLE login_sessions (
        token_hash BYTEA PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers (id),
        serial TEXT NOT NULL, created_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL, previous_at BIGINT)",
    "CREATE INDEX login_sessions_by_customer ON login_sessions (customer)",
];

/// What nobody resumed in time is looked for before every call.
const LAPSED: &[&str] =
    &["CREATE INDEX certificates_by_resumption ON certificates (resumable_until)"];

/// Sessions and transfers with a certificate of another institution: its fingerprint beside its serial
/// number, where it stood until now. Such logins end with this version.
const REGISTERED_SERIALS: &[&str] = &[
    "DELETE FROM login_sessions WHERE serial IN (SELECT fingerprint FROM registrations)",
    "ALTER TABLE login_sessions ADD COLUMN registration TEXT",
    "ALTER TABLE transfers ADD COLUMN registration TEXT",
];

/// Brings the schema up to date, in one transaction.
pub(super) async fn run(store: &Store) -> Result<(), StoreError> {
    let mut tx = store.write().await?;
    if !store.is_sqlite() {
        // Two instances that start together would both see an empty database.
        sqlx::query("SELECT CAST(pg_advisory_xact_lock(5555501) AS TEXT)")
            .execute(&mut *tx)
            .await?;
    }
    sqlx::query("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)")
        .execute(&mut *tx)
        .await?;
    let found = found(&mut tx).await?;
    for (version, statements) in (1..).zip(VERSIONS) {
        if version <= found {
            continue;
        }
        let other = if store.is_sqlite() { POSTGRES } else { SQLITE };
        for statement in statements.iter().filter(|statement| !statement.starts_with(other)) {
            sqlx::query(*statement).execute(&mut *tx).await?;
        }
        sqlx::query("INSERT INTO schema_version (version) VALUES ($1)")
            .bind(version)
            .execute(&mut *tx)
            .await?;
    }
    super::commit(tx).await?;
    Ok(())
}
