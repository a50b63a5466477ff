/** The English catalogue, page by page. */
import { dispatch } from './en/dispatch';
import { docs } from './en/docs';
import { office } from './en/office';
import { shared } from './en/shared';
import { technician } from './en/technician';

export const en = { ...shared, ...dispatch, ...technician, ...office, ...docs } as const;
