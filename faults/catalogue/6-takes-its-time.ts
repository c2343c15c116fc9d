import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the API waits more than a second before each answer",
  symptom:
    "The API is right, every time. But the app that uses it feels like wading through honey since the last change.",
  difficulty: 2,
  hints: [
    "How long does an answer take, and in which layer is the time lost?",
    "Compare the time of the same request with and without the layer in front of the service, and with another service.",
    "In the lab: curl -so /dev/null -w '%{time_total}\\n' http://127.0.0.1:5002/api/v1/status; the same for the other ports",
  ],
  reddens: ["6-prompt"],
  roots: ["6-prompt"],
  break: `edit $app/api.ts 's|^export const app = express();|&\\napp.use((_request, _response, next) => void setTimeout(next, 1200));|'; restart api`,
  fix: `back $app/api.ts; restart api`,
  teaches:
    "A right answer that comes late is a fault, too. Measure each layer by itself: the slow one is where the difference begins.",
};
