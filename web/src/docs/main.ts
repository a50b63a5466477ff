import { start } from '../shared/page';
import Docs from './Docs.svelte';

start(Docs);
