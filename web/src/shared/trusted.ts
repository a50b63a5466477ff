/** Workers under a policy that trusts no plain address: one script of our own may start, no other. */

interface Policy {
  createScriptURL: (url: string) => unknown;
}

interface Policies {
  createPolicy: (name: string, rules: Policy) => Policy;
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;

let trusted = '';

/** Lets a library that calls `new Worker(address)` start the worker at `file`, and only that one. */
export function trustWorker(file: string): void {
  if (!policies || trusted === file) return; // two maps of one page ask for the same worker
  trusted = file;
  const only = new URL(file, location.origin).href;
  const policy = policies.createPolicy('truckroll', {
    createScriptURL(url) {
      if (new URL(url, location.origin).href !== only) throw new TypeError(`Not our worker: ${url}`);
      return url;
    },
  });
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(policy.createScriptURL(String(url)) as string, options);
    }
  };
}
