import { parseUpdate } from '../../src/channels/telegram/parse-update.ts';
import { render } from '../../src/channels/telegram/render.ts';
import { joinFragments } from '../../src/conversations/join-fragments.ts';
import { takeTurn } from '../../src/engine/index.ts';
import { benchCatalogue } from './report-flow.ts';
import { updateOf } from './conversation.ts';
const rule = { collects: false, delays: { text: 0, album: 0, photo: 0, longest: 0 }, isUrgent: () => false };
const facts=new Map(); let id=1; const ups:any[]=[];
for(let p=0;p<500;p++)for(let n=0;n<9;n++)ups.push(updateOf(p,n,{id:id++}));
const now=Date.now(); const d=new Date(now);
const parsed=ups.map(u=>parseUpdate(u,d)[0]!);
const waiting=parsed.map((u:any)=>({id:1n,conversationId:u.address,kind:u.content.kind,content:{...u.content},text:u.content.kind==='text'?u.content.text:null,album:null,replyTo:null,receivedAt:now,media:u.content.kind==='photo'?[{id:'x',kind:'photo'}]:[]}));
const inputs=waiting.map((w:any)=>joinFragments([w],rule)[0]!.input);
let s:any=null; const before:any[]=[],after:any[]=[],replies:any[]=[];
for(const input of inputs){before.push(s===null?null:JSON.stringify(s));const t:any=takeTurn(benchCatalogue,{session:s,input,facts,now,lang:'en',questions:[]});s=t.session;after.push(s);replies.push(t.replies[0].reply);}
const sess=before.map(b=>b===null?null:JSON.parse(b));
const stages:Record<string,(i:number)=>void>={
 parse:i=>{parseUpdate(ups[i],d)}, join:i=>{joinFragments([waiting[i]],rule)}, jsonparse:i=>{if(before[i])JSON.parse(before[i])},
 turn:i=>{takeTurn(benchCatalogue,{session:sess[i],input:inputs[i],facts,now,lang:'en',questions:[]})}, stringify:i=>{JSON.stringify(after[i])}, render:i=>{render(replies[i])}};
for(let r=0;r<3;r++)for(const[k,f]of Object.entries(stages)){const c=process.cpuUsage();let n=0;const t=performance.now();while(performance.now()-t<700){for(let i=0;i<ups.length;i++)f(i);n+=ups.length}const u=process.cpuUsage(c);if(r==2)console.log(k,((u.user+u.system)/n).toFixed(2),'us')}
console.log(before.filter(Boolean).reduce((a,b)=>a+b.length,0)/before.length, before[8]);
