/** A voice message as messengers make them: Opus in Ogg, so many seconds of silence. */
export function silentVoice(seconds: number): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const vendor = Buffer.from('test');
  const tags = Buffer.concat([Buffer.from('OpusTags'), uint32(vendor.length), vendor, uint32(0)]);
  // One frame of 20 ms in which nothing is heard, as the encoder itself writes it.
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const pages = [page(head, { at: 0, number: 0, flags: 2 }), page(tags, { at: 0, number: 1, flags: 0 })];
  const frames = seconds * 50;
  for (let from = 0; from < frames; from += 50) {
    const packets = Array.from({ length: Math.min(50, frames - from) }, () => silence);
    const isLast = from + 50 >= frames;
    pages.push(page(packets, { at: (from + packets.length) * 960, number: pages.length, flags: isLast ? 4 : 0 }));
  }
  return Buffer.concat(pages);
}

/** `at`: the position in samples of 1/48,000 s. */
function page(
  packets: Buffer | Buffer[],
  { at, number, flags }: { at: number; number: number; flags: number },
): Buffer {
  const list = Array.isArray(packets) ? packets : [packets];
  const position = Buffer.alloc(8);
  position.writeBigInt64LE(BigInt(at));
  const header = Buffer.concat([
    Buffer.from('OggS'),
    Buffer.from([0, flags]),
    position,
    uint32(1),
    uint32(number),
    uint32(0),
    Buffer.from([list.length, ...list.map(({ length }) => length)]),
  ]);
  const whole = Buffer.concat([header, ...list]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

/** Ogg's own: the polynomial of CRC-32, not reflected, without inversion. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
