// Brings the parts of the page together, and listens to hgw.
import { linked } from "./header.js";
import "./guide.js";
import "./figures.js";
import "./chart.js";
import "./treemap.js";
import "./targets.js";
import "./lists.js";
import "./explain.js";
import "./change.js";
import { connect } from "./store.js";

connect(linked);
