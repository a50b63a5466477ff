import { start } from '../shared/page';
import Technician from './Technician.svelte';

start(Technician);
