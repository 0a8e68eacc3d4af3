// Cuts the certification request out of a CMP message (RFC 9810 section 5.1):
// PKIMessage ::= SEQUENCE { header, body CHOICE { p10cr [4] CertificationRequest, … }, … }

interface Element {
  tag: number;
  start: number;
  content: number;
  end: number;
}

function element(der: Buffer, start: number): Element {
  let length = der[start + 1];
  let content = start + 2;
  if (length & 0x80) {
    const count = length & 0x7f;
    length = der.readUIntBE(content, count);
    content += count;
  }
  return { tag: der[start], start, content, end: content + length };
}

/** The request, DER; nothing if the message is of another kind. */
export function requestIn(message: Buffer): Buffer | undefined {
  const header = element(message, element(message, 0).content);
  const body = element(message, header.end);
  if (body.tag !== 0xa4) return undefined;
  const request = element(message, body.content);
  return message.subarray(request.start, request.end);
}

export function toPem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g)!.join("\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** Every certificate in a message, as PEM. */
export function certificatesIn(message: Buffer): string[] {
  // Certificate ::= SEQUENCE { tbsCertificate SEQUENCE { [0] version v3 …: both longer than 255 bytes here.
  const head = /\x30\x82..\x30\x82..\xa0\x03\x02\x01\x02/gs;
  const found = [...message.toString("latin1").matchAll(head)];
  return found.map(({ index }) => {
    const end = index + 4 + message.readUInt16BE(index + 2);
    return toPem("CERTIFICATE", message.subarray(index, end));
  });
}
