import { start } from '../shared/page';
import Dispatch from './Dispatch.svelte';

start(Dispatch);
