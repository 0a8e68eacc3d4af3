// Customers of the mock bank (crates/mock-bank/data/customers.json). All are invented.

export interface Person {
  id: string;
  userId: string;
  name: string;
  number: string;
  account: string;
  accountPassword: string;
  certificatePassword: string;
}

export const HONG: Person = {
  id: "hong",
  userId: "hong1234",
  name: "홍길동",
  number: "9001011234568",
  account: "hong-1",
  accountPassword: "1357",
  certificatePassword: "Tree+House!2026",
};

export const KIM: Person = {
  id: "kim",
  userId: "kim_yh",
  name: "김영희",
  number: "8001012123453",
  account: "kim-1",
  accountPassword: "1111",
  certificatePassword: "Moon&River!4821",
};
