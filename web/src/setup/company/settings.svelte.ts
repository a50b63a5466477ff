/** The company's settings as they are being looked at; every save is made on the version that was seen. */
import { api, bodyOf, ifMatch } from '../../shared/api';
import { Problem } from '../../shared/problem';
import { desk } from '../../shared/session.svelte';
import type { Company, CompanyEdit } from '../../shared/types';

class Settings {
  company = $state.raw<Company | null>(null);
  problem = $state.raw<unknown>(null);

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.company = await bodyOf<Company>(api.GET('/office/v1/company'));
    } catch (error) {
      this.problem = error;
    }
  }

  /** Save some fields; what the pages show of the company follows at once. */
  async save(changes: CompanyEdit): Promise<void> {
    await this.keep((header) => bodyOf<Company>(api.PATCH('/office/v1/company', { params: { header }, body: changes })));
  }

  async putLogo(picture: Blob): Promise<void> {
    await this.keep((header) =>
      bodyOf<Company>(
        api.PUT('/office/v1/company/logo', {
          params: { header },
          body: picture as unknown as string,
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { 'Content-Type': picture.type || 'application/octet-stream' },
        }),
      ),
    );
  }

  async dropLogo(): Promise<void> {
    await this.keep((header) => bodyOf<Company>(api.DELETE('/office/v1/company/logo', { params: { header } })));
  }

  private async keep(act: (header: { 'If-Match': string }) => Promise<Company>): Promise<void> {
    try {
      this.company = await act(ifMatch(this.company?.version ?? 0));
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await this.load();
      throw error;
    }
    await desk.open();
  }
}

export const settings = new Settings();
