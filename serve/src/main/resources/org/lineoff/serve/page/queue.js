// What was entered here and is not yet known to be saved. Each report is kept in the browser under a
// key of its own, so that two pages of one browser cannot overwrite each other's; it is sent again
// under the same id until there is an answer, so that it is in the record once whatever happens.
import { ask } from './api.js';

const KEY = 'lineoff.report.';
const MOST_AT_ONCE = 50;
const WAITS = [1, 2, 5, 10, 15];

export class Queue {
  /**
   * @param place which place's reports these are
   * @param changed called when something is to be shown anew
   */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    this.saved = [];
    this.savedCount = 0;
    this.memory = new Map();
    this.keeps = true;
    this.person = null;
    this.connected = true;
    this.signedIn = true;
    this.tries = 0;
    this.timer = 0;
    this.sending = false;
    addEventListener('online', () => this.send());
    addEventListener('storage', () => this.changed());
  }

  /** Entries that are not in the record, in the order in which they were made. */
  entries() {
    const all = new Map(this.memory);
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key.startsWith(KEY)) {
          const entry = read(localStorage.getItem(key));
          if (entry?.place === this.place) {
            all.set(entry.report.id, entry);
          }
        }
      }
    } catch {
      this.keeps = false;
    }
    return [...all.values()].sort((a, b) => a.n - b.n);
  }

  waiting() {
    return this.entries().filter((entry) => !entry.reasons);
  }

  refused() {
    return this.entries().filter((entry) => entry.reasons);
  }

  /** Those that only somebody else can send, who made them. */
  foreign() {
    return this.waiting().filter((entry) => !this.mine(entry));
  }

  mine(entry) {
    return this.person === null || entry.report.person === this.person;
  }

  /** Takes reports in, in this order, and sends them as soon as it can. */
  add(reports, words) {
    reports.forEach((report, i) => {
      const n = this.number();
      const id = `${this.place}-${n}-${random()}`;
      this.put({ n, place: this.place, words: words[i], report: { id, ...report } });
    });
    this.changed();
    return this.send();
  }

  /** Later than any before, also where the clock was set back. */
  number() {
    const last = Math.max(0, ...this.entries().map((entry) => entry.n), this.last ?? 0);
    this.last = Math.max(Date.now(), last + 1);
    return this.last;
  }

  put(entry) {
    try {
      localStorage.setItem(KEY + entry.report.id, JSON.stringify(entry));
      this.memory.delete(entry.report.id);
    } catch {
      this.keeps = false;
      this.memory.set(entry.report.id, entry);
    }
  }

  drop(id) {
    this.memory.delete(id);
    try {
      localStorage.removeItem(KEY + id);
    } catch {
      // It was not there, then.
    }
    this.changed();
  }

  /** Judged anew: the reason may be gone. */
  again(id) {
    const entry = this.entries().find((one) => one.report.id === id);
    if (entry) {
      delete entry.reasons;
      this.put(entry);
      this.changed();
      this.send();
    }
  }

  async send() {
    if (this.sending) {
      return;
    }
    this.sending = true;
    clearTimeout(this.timer);
    try {
      let more = true;
      while (more) {
        const batch = this.waiting().filter((entry) => this.mine(entry)).slice(0, MOST_AT_ONCE);
        more = batch.length > 0 && await this.sendBatch(batch);
      }
    } finally {
      this.sending = false;
      this.changed();
    }
  }

  /** Whether more may be sent at once. */
  async sendBatch(batch) {
    const got = await ask('POST', '/api/events', batch.map((entry) => entry.report));
    if (got.status !== 200 || !Array.isArray(got.body)) {
      this.connected = got.status !== 0 && got.status < 500;
      this.signedIn = got.status !== 401;
      const wait = Math.max(got.wait, WAITS[Math.min(this.tries++, WAITS.length - 1)]);
      this.timer = setTimeout(() => this.send(), wait * 1000);
      return false;
    }
    this.connected = true;
    this.signedIn = true;
    this.tries = 0;
    got.body.forEach((answer, i) => this.answered(batch[i], answer));
    this.changed();
    return true;
  }

  answered(entry, answer) {
    if (answer.answer === 'accepted') {
      this.drop(entry.report.id);
      this.saved.unshift({ ...entry, seq: answer.seq });
      this.saved.length = Math.min(this.saved.length, 30);
      this.savedCount++;
    } else {
      this.put({ ...entry, reasons: answer.reasons });
    }
  }
}

/** An entry as it was kept; null if that is none of ours, which must not keep the others from being sent. */
function read(text) {
  try {
    const entry = JSON.parse(text);
    return typeof entry.report.id === 'string' && typeof entry.n === 'number' ? entry : null;
  } catch {
    return null;
  }
}

/** 64 bits, also where the page came without TLS and the browser makes no UUIDs. */
function random() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, '0')).join('');
}
