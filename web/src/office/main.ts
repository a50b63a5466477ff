import { start } from '../shared/page';
import Office from './Office.svelte';

start(Office);
