//! One pass through an enrollment, step by step.

use std::cell::{Cell, RefCell};

use ingam_core::vault::{
    Acquired, ActiveCertificate, Entry, EntryId, EntryState, PendingEnrollment, Storage, VaultError,
};
use serde_bytes::ByteBuf;

use super::{
    super::renewal::FINE, EnrollFault, EnrollInput, Enrolled, Stage, TookOver, order::Order,
};
use crate::{
    certificates::{
        trust::trust,
        usage::{Purpose, Use, record_use},
    },
    keeper::protocol::{
        AcceptCertificate, AcceptConfirmation, Certified, Inspect, KeeperError, PrepareEnrollment,
        PrepareRenewal, Refusal, ResumeEnrollment, ResumeRenewal, Secret, SelfTest, Summary, Trust,
        Unlock, Wanted,
    },
    platform::keeper_client::Keeper,
    services::Services,
};

/// What one pass knows.
pub(super) struct Run<'a> {
    pub(super) services: &'a Services,
    pub(super) keeper: Keeper,
    pub(super) progress: &'a dyn Fn(Stage),
    /// For the error, if there will be one.
    pub(super) stage: Cell<Stage>,
    /// Seconds that the bank's clock is ahead of this device's, once that is known.
    pub(super) ahead: Cell<i64>,
    /// The entry that is in the vault.
    pub(super) entry: RefCell<Option<EntryId>>,
}

impl Run<'_> {
    pub(super) async fn enroll(&self, input: EnrollInput) -> Result<Enrolled, EnrollFault> {
        self.enter(Stage::Requesting);
        let _lock = self.services.lock_issuing().await.ok_or(EnrollFault::AnotherTab)?;
        let session = match input.elsewhere {
            Some(_) => None,
            None => Some(self.services.session().key().ok_or(EnrollFault::NoSession)?),
        };
        // A storage that does not work is found before the bank is asked for codes.
        self.services.vault().prepare().await?;
        let known = self.services.vault().inventory().await?;
        let trust = self.trust().await?;
        let order = match session {
            Some(session) => {
                let codes = self.services.bank().codes(&session).await?;
                Order::of_codes(&codes, input.not_after.filter(|_| input.renews.is_none()))?
            }
            None => Order::of_offer(&input, self.services.now()).ok_or(EnrollFault::Internal)?,
        };
        let mut older = Vec::new();
        for entry in known.entries {
            let EntryState::Pending(pending) = &entry.state else {
                continue;
            };
            if pending.reference != order.wanted.reference {
                continue;
            }
            if order.before.contains(&entry.id) {
                older.push(entry.id);
                continue;
            }
            // Its request may have been sent: another one would replace its certificate.
            let pending = PendingEnrollment { storage: input.storage, ..pending.clone() };
            return self.take_up(entry, pending, input.password, None, trust).await;
        }
        let (entry, message) = self.make(input, order, trust).await?;
        self.store(&entry).await?;
        for id in older {
            // One that stays is refused by the bank, and can be deleted by hand.
            let _ = self.services.vault().remove(&id).await;
        }
        self.obtain(entry, message).await
    }

    pub(super) async fn resume(
        &self,
        id: &EntryId,
        password: Secret,
        number: Option<Secret>,
    ) -> Result<Enrolled, EnrollFault> {
        self.enter(Stage::Requesting);
        let _lock = self.services.lock_issuing().await.ok_or(EnrollFault::AnotherTab)?;
        let entry = self.services.vault().entry(id).await?.ok_or(VaultError::Missing)?;
        match entry.state.clone() {
            EntryState::Pending(pending) => {
                self.entry.replace(Some(id.clone()));
                let trust = self.trust().await?;
                self.take_up(entry, pending, password, number, trust).await
            }
            EntryState::Active(active) => {
                self.entry.replace(Some(id.clone()));
                let summary = self.inspect(&active).await?;
                self.test(entry, active, Some(password), summary, TookOver::Nothing).await
            }
        }
    }

    fn enter(&self, stage: Stage) {
        self.stage.set(stage);
        (self.progress)(stage);
    }

    async fn trust(&self) -> Result<Trust, EnrollFault> {
        let authority = self.services.bank().authority().await?;
        // The clock of this device may be wrong: what the bank issues is judged by the bank's.
        self.ahead.set(authority.now.saturating_sub(self.services.now()));
        Ok(trust(&authority, &self.services.config().root_sha256)?)
    }

    /// The time by the bank's clock, as far as it is known.
    fn now(&self) -> i64 {
        self.services.now().saturating_add(self.ahead.get())
    }

    /// Key, request and first message. Nothing is stored or sent yet.
    async fn make(
        &self,
        input: EnrollInput,
        order: Order,
        trust: Trust,
    ) -> Result<(Entry, Vec<u8>), EnrollFault> {
        self.enter(Stage::MakingKey);
        let id = self.services.new_entry_id().ok_or(EnrollFault::Internal)?;
        let now = self.now();
        let Order { wanted, code, expires_at, .. } = order;
        let (binding, password) = (self.services.binding(&id), input.password);
        let prepared = if let Some(old) = &input.renews {
            let wanted = wanted.clone();
            let request = PrepareRenewal { binding, password, wanted, trust, now };
            let prepared = self.keeper.ask(request).await?;
            record_use(self.services, &old.entry, Use::now(self.services, Purpose::Renewal)).await;
            prepared
        } else {
            let wanted = wanted.clone();
            self.keeper
                .ask(PrepareEnrollment { binding, password, code, wanted, trust, now })
                .await?
        };
        let entry = Entry {
            id,
            created_at: self.services.now(),
            sealed_key: prepared.sealed_key.into_vec(),
            state: EntryState::Pending(PendingEnrollment {
                reference: wanted.reference,
                csr: prepared.csr.into_vec(),
                subject: wanted.subject.into_vec(),
                policy: wanted.policy,
                product: input.product.as_str().to_owned(),
                holder_name: input.holder_name,
                storage: input.storage,
                expires_at,
                not_after: wanted.not_after,
                renews: input.renews.as_deref().cloned(),
            }),
        };
        Ok((entry, prepared.message.into_vec()))
    }

    /// Store before you send.
    async fn store(&self, entry: &Entry) -> Result<(), EnrollFault> {
        self.enter(Stage::Storing);
        let vault = self.services.vault();
        vault.insert(entry).await?;
        if let Err(fault) = self.read_back(entry).await {
            // Nothing was sent: an entry that may not open would only be in the way.
            let _ = vault.remove(&entry.id).await;
            return Err(fault);
        }
        self.entry.replace(Some(entry.id.clone()));
        Ok(())
    }

    /// Opens a pending entry and goes on from there.
    async fn take_up(
        &self,
        entry: Entry,
        pending: PendingEnrollment,
        password: Secret,
        number: Option<Secret>,
        trust: Trust,
    ) -> Result<Enrolled, EnrollFault> {
        self.entry.replace(Some(entry.id.clone()));
        self.enter(Stage::MakingKey);
        let (binding, now) = (self.services.binding(&entry.id), self.now());
        let sealed_key = ByteBuf::from(entry.sealed_key.clone());
        let csr = ByteBuf::from(pending.csr.clone());
        let wanted = Wanted {
            reference: pending.reference.clone(),
            subject: ByteBuf::from(pending.subject.clone()),
            policy: pending.policy.clone(),
            not_after: pending.not_after,
        };
        let prepared = match &pending.renews {
            Some(renewed) => {
                let old = ByteBuf::from(renewed.certificate.clone());
                let request = csr;
                self.keeper
                    .ask(ResumeRenewal {
                        binding,
                        password,
                        sealed_key,
                        request,
                        old,
                        wanted,
                        trust,
                        now,
                    })
                    .await?
            }
            None => {
                self.keeper
                    .ask(ResumeEnrollment {
                        binding,
                        password,
                        sealed_key,
                        csr,
                        wanted,
                        number,
                        trust,
                        now,
                    })
                    .await?
            }
        };
        if *prepared.csr != pending.csr {
            return Err(EnrollFault::Internal);
        }
        let entry = Entry { state: EntryState::Pending(pending), ..entry };
        self.obtain(entry, prepared.message.into_vec()).await
    }

    /// Sends the request of an entry that is in the vault; everything after that.
    async fn obtain(&self, pending: Entry, message: Vec<u8>) -> Result<Enrolled, EnrollFault> {
        self.enter(Stage::Sending);
        let answer = self.services.bank().cmp(message).await?;
        self.enter(Stage::Checking);
        let certified = self
            .keeper
            .ask(AcceptCertificate { answer: ByteBuf::from(answer), now: self.now() })
            .await?;
        let Certified { certificate, chain, sealed_key, confirmation, summary } = certified;
        let certificate = certificate.into_vec();
        let storage = storage_of(&pending);
        let active = ActiveCertificate::new(certificate, chain, storage, Acquired::Issued);
        let entry = self.keep(&pending, sealed_key.into_vec(), active.clone()).await?;
        let (entry, active) = self.confirm(&pending, entry, active, confirmation).await?;
        let took_over = match &pending.state {
            EntryState::Pending(pending) => TookOver::of(pending),
            EntryState::Active(_) => TookOver::Nothing,
        };
        self.test(entry, active, None, summary, took_over).await
    }

    /// The certificate takes the place of the pending enrollment.
    async fn keep(
        &self,
        pending: &Entry,
        sealed_key: Vec<u8>,
        active: ActiveCertificate,
    ) -> Result<Entry, EnrollFault> {
        self.enter(Stage::Keeping);
        let vault = self.services.vault();
        let entry = Entry {
            id: pending.id.clone(),
            created_at: pending.created_at,
            sealed_key,
            state: EntryState::Active(active),
        };
        vault.replace(&entry).await?;
        if let Err(fault) = self.read_back(&entry).await {
            // With the pending entry back in place, the certificate can be had again.
            let _ = vault.replace(pending).await;
            return Err(fault);
        }
        Ok(entry)
    }

    /// Tells the bank. The certificate is ours whether or not that works: a bank that was not told
    /// gives it out again. Only if another device was faster, what is here is revoked, and the pending
    /// enrollment takes its place again.
    async fn confirm(
        &self,
        pending: &Entry,
        entry: Entry,
        active: ActiveCertificate,
        confirmation: ByteBuf,
    ) -> Result<(Entry, ActiveCertificate), EnrollFault> {
        self.enter(Stage::Confirming);
        let confirmed_active = ActiveCertificate { confirmed: true, ..active.clone() };
        let confirmed_entry =
            Entry { state: EntryState::Active(confirmed_active.clone()), ..entry.clone() };
        let told = async {
            let answer = self.services.bank().cmp(confirmation.into_vec()).await?;
            self.keeper.ask(AcceptConfirmation { answer: ByteBuf::from(answer) }).await?;
            self.services.vault().replace(&confirmed_entry).await?;
            Ok::<_, EnrollFault>(())
        };
        match told.await {
            Ok(()) => Ok((confirmed_entry, confirmed_active)),
            Err(EnrollFault::Keeper(KeeperError::Refused(Refusal::CertRevoked))) => {
                self.services.vault().replace(pending).await?;
                Err(EnrollFault::Keeper(KeeperError::Refused(Refusal::CertRevoked)))
            }
            Err(_) => Ok((entry, active)),
        }
    }

    /// Opens, signs and verifies with what the vault really holds.
    async fn test(
        &self,
        entry: Entry,
        active: ActiveCertificate,
        password: Option<Secret>,
        summary: Summary,
        took_over: TookOver,
    ) -> Result<Enrolled, EnrollFault> {
        self.enter(Stage::Testing);
        self.read_back(&entry).await?;
        let tested = self
            .keeper
            .ask(SelfTest {
                binding: self.services.binding(&entry.id),
                sealed_key: ByteBuf::from(entry.sealed_key.clone()),
                certificate: ByteBuf::from(active.certificate),
                chain: active.chain,
                root_sha256: Some(ByteBuf::from(self.services.config().root_sha256.as_slice())),
                unlock: password.map_or(Unlock::Remembered, Unlock::Password),
                now: self.now(),
            })
            .await
            .map_err(EnrollFault::SelfTest)?;
        self.enter(Stage::Done);
        Ok(Enrolled {
            entry,
            summary,
            self_test_ms: tested.unseal,
            took_over,
            is_clock_off: self.ahead.get().abs() > FINE,
        })
    }

    async fn inspect(&self, active: &ActiveCertificate) -> Result<Summary, EnrollFault> {
        let inspect = Inspect {
            certificate: ByteBuf::from(active.certificate.clone()),
            chain: active.chain.clone(),
            root_sha256: ByteBuf::from(self.services.config().root_sha256.as_slice()),
            now: self.services.now(),
        };
        Ok(self.keeper.ask(inspect).await?)
    }

    async fn read_back(&self, written: &Entry) -> Result<(), EnrollFault> {
        match self.services.vault().entry(&written.id).await? {
            Some(read) if read == *written => Ok(()),
            _ => Err(EnrollFault::NotStored),
        }
    }
}

fn storage_of(entry: &Entry) -> Storage {
    match &entry.state {
        EntryState::Pending(pending) => pending.storage,
        EntryState::Active(active) => active.storage,
    }
}
