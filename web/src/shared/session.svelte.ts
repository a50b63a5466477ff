/** Who is signed in, for which company; read once when a page opens. */
import { api, bodyOf, signInAddress, useCsrf } from './api';
import { Formatter } from './format';
import { useLocale } from './messages';
import { Problem } from './problem';
import type { Session } from './types';

class Desk {
  session = $state<Session | null>(null);
  problem = $state<Problem | null>(null);
  format = $derived(Formatter.of(this.session?.company));

  async open(): Promise<void> {
    this.problem = null;
    try {
      this.take(await bodyOf<Session>(api.GET('/api/v1/session')));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) location.assign(signInAddress());
      else this.problem = error instanceof Problem ? error : new Problem(-1, '', '');
    }
  }

  take(session: Session): void {
    useCsrf(session.csrf_token ?? '');
    useLocale(session.company.locale);
    document.documentElement.lang = session.company.locale;
    this.session = session;
  }

  may(permission: string): boolean {
    return this.session?.permissions.includes(permission) ?? false;
  }

  async leave(): Promise<void> {
    await api.DELETE('/api/v1/session').catch(() => undefined);
    location.assign('/sign-in');
  }
}

export const desk = new Desk();
