// Customers of the mock bank (crates/mock-bank/data/customers.json). All are invented.

export interface Person {
  id: string;
  holder: "personal" | "corporate";
  userId: string;
  name: string;
  number: string;
  account: string;
  accountNumber: string;
  accountPassword: string;
  phone: string;
  certificatePassword: string;
}

export const HONG: Person = {
  id: "hong",
  holder: "personal",
  userId: "hong1234",
  name: "홍길동",
  number: "9001011234568",
  account: "hong-1",
  accountNumber: "12345678901234",
  accountPassword: "1357",
  phone: "01000001234",
  certificatePassword: "Tree+House!2026",
};

export const KIM: Person = {
  id: "kim",
  holder: "personal",
  userId: "kim_yh",
  name: "김영희",
  number: "8001012123453",
  account: "kim-1",
  accountNumber: "23456701002345",
  accountPassword: "1111",
  phone: "01000002345",
  certificatePassword: "Moon&River!4821",
};

/** A foreigner whose number does not have the checksum. */
export const SMITH: Person = {
  id: "smith",
  holder: "personal",
  userId: "jsmith",
  name: "제인 스미스",
  number: "9501015123450",
  account: "smith-1",
  accountNumber: "56789001005678",
  accountPassword: "7531",
  phone: "01000005678",
  certificatePassword: "Harbour*Light!604",
};

/** Younger than 14. */
export const YOON: Person = {
  id: "yoon",
  holder: "personal",
  userId: "yoon_ar",
  name: "윤아람",
  number: "2404054123457",
  account: "yoon-1",
  accountNumber: "90123401009012",
  accountPassword: "7410",
  phone: "01000009012",
  certificatePassword: "Kite&Cloud!8260",
};

export const TRADE: Person = {
  id: "ingamtrade",
  holder: "corporate",
  userId: "ingamtrade",
  name: "(주)인감상사",
  number: "9998800014",
  account: "ingamtrade-1",
  accountNumber: "78901201007890",
  accountPassword: "8642",
  phone: "01000007890",
  certificatePassword: "Ship+Cargo!7306",
};
