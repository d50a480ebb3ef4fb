/**
 * Takes a stream of HTTP/1.1 messages apart, each of known length or chunked. Knows only what the benchmarks send and receive; a real
 * server would cost more than what it measures.
 */
export function httpMessages(take: (head: string, body: string) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = rest.length > 0 ? Buffer.concat([rest, data]) : data;
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = rest.toString('latin1', 0, end);
      const read = /transfer-encoding: *chunked/i.test(head)
        ? chunked(rest, end + 4)
        : ofLength(rest, end + 4, Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0));
      if (!read) return;
      rest = rest.subarray(read.end);
      take(head, read.body);
    }
  };
}

type Read = { body: string; end: number } | undefined;

function ofLength(buffer: Buffer, start: number, length: number): Read {
  const end = start + length;
  return buffer.length < end ? undefined : { body: buffer.toString('utf8', start, end), end };
}

function chunked(buffer: Buffer, start: number): Read {
  let body = '';
  for (let at = start; ; ) {
    const line = buffer.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const length = Number.parseInt(buffer.toString('latin1', at, line), 16);
    const end = line + 2 + length + 2;
    if (buffer.length < end) return undefined;
    if (length === 0) return { body, end };
    body += buffer.toString('utf8', line + 2, line + 2 + length);
    at = end;
  }
}
