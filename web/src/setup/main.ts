import { start } from '../shared/page';
import Setup from './Setup.svelte';

start(Setup);
