/** The English catalogue, page by page. */
import { begin } from './en/begin';
import { company } from './en/company';
import { customers } from './en/customers';
import { dispatch } from './en/dispatch';
import { docs } from './en/docs';
import { hours } from './en/hours';
import { imports } from './en/imports';
import { office } from './en/office';
import { people } from './en/people';
import { places } from './en/places';
import { setup } from './en/setup';
import { shared } from './en/shared';
import { technician } from './en/technician';
import { territories } from './en/territories';
import { todo } from './en/todo';

export const en = {
  ...shared,
  ...begin,
  ...company,
  ...customers,
  ...dispatch,
  ...docs,
  ...hours,
  ...imports,
  ...office,
  ...people,
  ...places,
  ...setup,
  ...technician,
  ...territories,
  ...todo,
} as const;
