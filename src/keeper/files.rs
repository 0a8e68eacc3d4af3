//! The keeper for files: a program of its own, because what reads and writes the files of other
//! programs is larger than what issuing needs, and is loaded when somebody opens or writes a file.

use copy::Copying;
use doctor::Patient;
use import::Chosen;

use super::protocol::{Answer, Command, KeeperError};

mod backup;
mod copy;
mod doctor;
mod export;
mod import;
mod paper;
mod verify;

/// Reads and writes files with keys.
#[derive(Default)]
pub struct FileKeeper {
    chosen: Chosen,
    patient: Patient,
    copying: Copying,
}

impl FileKeeper {
    /// Executes one command.
    pub fn execute(&mut self, command: Command) -> Result<Answer, KeeperError> {
        Ok(match command {
            Command::ExportKey(request) => Answer::ExportKey(export::key(&request)?),
            Command::ExportCertificate(request) => {
                Answer::ExportCertificate(export::certificate(&request)?)
            }
            Command::SurveyFiles(request) => Answer::SurveyFiles(self.chosen.survey(request)),
            Command::OpenFiles(request) => Answer::OpenFiles(self.chosen.open(&request)?),
            Command::AdoptIdentity(request) => Answer::AdoptIdentity(self.chosen.adopt(&request)?),
            Command::CheckAdopted(request) => Answer::CheckAdopted(self.chosen.check(&request)?),
            Command::LendIdentity(request) => Answer::LendIdentity(self.chosen.lend(&request)?),
            Command::MakeBackup(request) => Answer::MakeBackup(backup::make(request)?),
            Command::OpenBackup(request) => Answer::OpenBackup(backup::open(&request)?),
            Command::RebindKey(request) => Answer::RebindKey(backup::rebind(&request)?),
            Command::Examine(request) => Answer::Examine(self.patient.examine(request)),
            Command::Mend(request) => Answer::Mend(self.patient.mend(&request)?),
            Command::ReadCodes(request) => Answer::ReadCodes(paper::read(&request)?),
            Command::JoinCodes(request) => Answer::JoinCodes(paper::join(&request)?),
            Command::VerifySignatures(request) => {
                Answer::VerifySignatures(verify::verify(&request)?)
            }
            Command::OfferCopy(request) => Answer::OfferCopy(self.copying.offer(&request)?),
            Command::AnswerCopy(request) => Answer::AnswerCopy(self.copying.answer(&request)?),
            Command::HandOverCopy(_) => Answer::HandOverCopy(self.copying.hand_over()?),
            Command::JoinCopy(request) => Answer::JoinCopy(self.copying.join(&request)?),
            Command::CheckCopy(request) => Answer::CheckCopy(self.copying.check(&request)?),
            Command::OpenCopy(request) => {
                Answer::OpenCopy(self.copying.open(&request, &mut self.chosen)?)
            }
            // The page sends the others to the other keeper.
            _ => return Err(KeeperError::Internal),
        })
    }
}

#[cfg(target_arch = "wasm32")]
impl super::worker::Execute for FileKeeper {
    async fn execute(&mut self, command: Command) -> Result<Answer, KeeperError> {
        self.execute(command)
    }
}
