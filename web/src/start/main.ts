import { start } from '../shared/page';
import Start from './Start.svelte';

start(Start);
