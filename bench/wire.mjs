// A connection that is kept, and the little of HTTP/1.1 that is needed on it: one request, one answer with a length.
import { connect } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

// Reads an answer off the front of what has arrived; nothing while it is not whole.
export function readAnswer(buffer) {
  const end = buffer.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const head = buffer.latin1Slice(0, end);
  const status = Number(head.slice(9, 12));
  const length = head.match(/\r\ncontent-length: *(\d+)/i);
  if (!length && status !== 304 && status !== 204) throw new Error(`an answer without a length:\n${head}`);
  const whole = end + 4 + (length ? Number(length[1]) : 0);
  if (buffer.length < whole) return undefined;
  return { status, head, body: buffer.subarray(end + 4, whole), rest: buffer.subarray(whole) };
}

// Cookies of an answer, as the next request sends them.
export function cookiesOf(head) {
  return [...head.matchAll(/\r\nset-cookie: *([^;\r]+)/gi)].map((found) => found[1]);
}

export class Wire {
  constructor(port) {
    this.port = port;
    this.waiting = undefined;
    this.buffer = Buffer.alloc(0);
  }

  open() {
    return new Promise((resolve, reject) => {
      this.socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true });
      this.socket.once("connect", resolve);
      this.socket.once("error", (error) => (this.waiting ? this.waiting.reject(error) : reject(error)));
      this.socket.once("close", () => this.waiting?.reject(new Error("the connection was closed")));
      this.socket.on("data", (bytes) => this.arrived(bytes));
    });
  }

  arrived(bytes) {
    this.buffer = this.buffer.length === 0 ? bytes : Buffer.concat([this.buffer, bytes]);
    const answer = readAnswer(this.buffer);
    if (!answer) return;
    this.buffer = answer.rest;
    const { resolve } = this.waiting;
    this.waiting = undefined;
    resolve(answer);
  }

  ask(request) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close() {
    this.socket.destroy();
  }

  get(path, cookie = "") {
    return this.ask(this.request("GET", path, cookie));
  }

  post(path, fields, cookie = "") {
    return this.ask(this.request("POST", path, cookie, new URLSearchParams(fields).toString()));
  }

  request(method, path, cookie, body) {
    const head = [
      `${method} ${path} HTTP/1.1`,
      `host: 127.0.0.1:${this.port}`,
      "accept-encoding: gzip, deflate, br",
    ];
    if (cookie) head.push(`cookie: ${cookie}`);
    if (body !== undefined) {
      head.push("content-type: application/x-www-form-urlencoded", `content-length: ${Buffer.byteLength(body)}`);
    }
    return `${head.join("\r\n")}\r\n\r\n${body ?? ""}`;
  }
}
