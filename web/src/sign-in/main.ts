import { start } from '../shared/page';
import SignIn from './SignIn.svelte';

start(SignIn);
