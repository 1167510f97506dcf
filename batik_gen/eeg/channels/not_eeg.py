"""Words by which channels are known that are no EEG: what laboratories and headsets store beside it.

MNE types nearly all of them "eeg".
"""

import re

REFERENCE = "reference or external electrode"
_DEVICE, _VALUE = "device status", "value computed by the device"
_KINDS = (
    (r"eog|^[vh]eo|^[lr]oc\b|^so[12]\b|^e[12][-_:/ ]+[am][12]\b|eye", "eye movements (EOG)"),
    (r"emg|chin|^[lr]?leg|^arm|^[lr]at\b|tibial|masseter|delto|jaw", "muscle (EMG)"),
    (r"ecg|ekg|^hrv?$|heart|pulse|pleth|ppg|spo2|sao2|optic|^rr$|\bbvp\b", "heart or blood"),
    (r"\bo2 ?sat|etco2|\bco2\b|fnirs", "heart or blood"),
    (r"resp(?!onse)|airflow|^flow|thor|abdo|snor|nasal|cannula|\bbreath", "breathing"),
    (r"\btemp(?!oral)|rectal|gsr|\beda\b|skin|galvanic", "skin or temperature"),
    (r"trig|status|mark|^sti|event|annotation|digital|photic", "trigger or marker"),
    (r"button|^key|mouse|joystick|^photo|\bttl\b", "trigger or marker"),
    (r"acc(el)?\b|accel|gyro|^mag[xyz]?$|quat|^imu|motion|magnet|tilt|orient|body|posi?tion$", "movement sensor"),
    (r"(^|[^a-z])(acc|gyr|mag)(?![a-z]{2})", "movement sensor"),
    (r"^cq[ _.]|^eq[ _.]|(^|[^a-z])[ce]q([^a-z]|$)|quality|contact|impedance|^hsi|rssi|satur", _DEVICE),
    (r"counter|interpolated|packet|dropped|lost|firmware|batt|voltage", _DEVICE),
    (r"^time\b|^clock", "a clock"),
    (r"timestamp|time ?stamp|^rows?$|^index$|sample[ _]?index", _DEVICE),
    (r"^(sample|seq(uence)?|packet)([ _]?(no|num|number|count|id))?$", _DEVICE),
    (r"^(class|label|target|state|condition|phase|task|flag|valid)([ _.-]?(id|no|number|\d+))?$", "a label or number"),
    (r"^(user|subject|session|trial|block|epoch|response|output|result)([ _.-]?(id|no|\d+))?$", "a label or number"),
    (r"^(attention|meditation|mellow|concentration|delta|theta)$", _VALUE),
    (r"^(blink|engagement|focus|relaxation|stress|calm|arousal|valence|excitement|interest)$", _VALUE),
    (r"^((low|high)?[ _-]?(alpha|beta)|(low|mid|high)?[ _-]?gamma)$", _VALUE),
    (r"^bip|aux|^dc ?\d|analog|not used|unused|reserved|^n/?c$|^misc", "auxiliary input"),
    (r"^mic\b|sound|audio|light|^ext(ernal)?\b", "auxiliary input"),
    (r"^(m1|m2|a1|a2|ref|vref|vertex reference|gnd|cms|drl|exg[1-8])$", REFERENCE),
)
"""What is searched for in a label in small letters, and what the channel is then."""
_NIHON = re.compile(r"^pol[ _.-]+", re.IGNORECASE)
_INPUT = "auxiliary input"

_SAID = """
a1 a2 abdo abdomen abdominal acc accel accelerometer adc airflow alpha ambient analog annotation annotations anterior
arm attention aux auxiliary average avg back battery bdf beta bip bipolar blink block body button bvp cannula car ch
chan channel channels chin class clench clock cms co2 column concentration condition contact count counter cq data dc
delta digital drl dropped e ecg eda edf eeg effort ekg electrode emg engagement eog epoch eq etco event events exg ext
external flag flow focus front gain gamma gnd grad ground gsr gyr gyro gyroscope h heart heog high hor horizontal hr
hrv hsi id impedance imu index infrared input inputs interpolated ir jaw kanal l label lat le lead left leg leog light
linked lleg loc lost low lower m1 m2 mag magnetometer marker markers masseter meditation meg mellow mic mid misc
motion mv n nasal nc no not num number o2 optic optics oral oro other others packet pat pg phase photic photo pleth
pol position ppg pulse q quality quat quaternion r rat rate raw re rectal red ref reference relaxation reog reserved
resp respiration response right rleg roc row rr saluran sample sampleindex sao sat saturation sensor seq sequence
session signal skin snore snoring so sound spo stamp state status sti stim stimulus submental target tech temp
temperature theta thor thoracic thorax tibialis time timestamp trial trig trigger unused upper used uv v value veog
ver vertex vertical voltage vref x y z
"""
WORDS = frozenset(_SAID.split())
"""Words that a label may hold and that name no person."""


def reason(label: str) -> str:
    """Say what a label tells of a channel that is no EEG, or return an empty string."""
    plain = re.sub(r"^(?:eeg|pol)[ :_.-]+", "", label.strip(), flags=re.IGNORECASE).lower().rstrip(". ")
    return next((why for pattern, why in _KINDS if re.search(pattern, plain)), "")


def inputs_beside(names: tuple[str, ...], positions: tuple[bool, ...]) -> dict[str, str]:
    """Return the inputs of a Nihon Kohden amplifier, written ``POL X1``, that lie at no position where others do."""
    nihon = [bool(_NIHON.match(name)) for name in names]
    if not any(at for at, own in zip(positions, nihon, strict=True) if own):
        return {}
    return {n: _INPUT for n, at, own in zip(names, positions, nihon, strict=True) if own and not at}
