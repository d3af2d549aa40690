// Asks the server. An answer that is none (no network) is status 0.
let csrf = '';

/** Who is signed in, or null. */
export async function session() {
  const got = await ask('GET', '/api/session');
  if (got.status === 200) {
    csrf = got.body.csrf ?? '';
    return got.body;
  }
  return null;
}

export async function ask(method, path, body) {
  const headers = {};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (method !== 'GET' && csrf !== '') {
    headers['X-CSRF-Token'] = csrf;
  }
  try {
    const response = await fetch(path, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(15000),
    });
    const text = await response.text();
    const wait = Number(response.headers.get('Retry-After') ?? 0);
    return { status: response.status, body: text === '' ? null : JSON.parse(text), wait };
  } catch {
    return { status: 0, body: null, wait: 0 };
  }
}
